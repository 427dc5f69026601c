namespace Noether.HiddenLayer.Probing;

/// <summary>The best of its kind in its neighbourhood, whether it is good enough or not.</summary>
/// <param name="Kind">What it is; Dihedral is told from Cyclic later.</param>
/// <param name="Score">Likeness times coverage, less what is usual: what its place is searched by.</param>
internal sealed record ProbeCandidate(SymmetryKind Kind, double Score)
{
    /// <summary>Direction of a line or translation, in degrees from 0 to 180; of C_n that of the best n lines.</summary>
    public double Angle { get; init; }

    /// <summary>How far a line lies from the origin along its normal (-sin, cos).</summary>
    public double Offset { get; init; }

    /// <summary>x of a centre.</summary>
    public double X { get; init; }

    /// <summary>y of a centre.</summary>
    public double Y { get; init; }

    /// <summary>n of C_n.</summary>
    public int Order { get; init; }

    /// <summary>Length of a period.</summary>
    public double Period { get; init; }

    /// <summary>Mean likeness of the maps that belong to it.</summary>
    public double Likeness { get; init; }

    /// <summary>
    /// Of O(2) and T a low quantile of the same, as all of their maps have to keep the picture; of C_n the mean likeness
    /// under the reflections at the best n lines through the centre.
    /// </summary>
    public double Other { get; init; }

    /// <summary>How the contour agrees with itself under the maps that belong to it; exact where nothing was measured.</summary>
    public MapFit Fit { get; init; } = MapFit.Exact;

    /// <summary>Of C_n the same under the reflections at the best n lines.</summary>
    public MapFit OtherFit { get; init; } = MapFit.Exact;

    /// <summary>
    /// What it is held against pictures without symmetry by: the geometric mean of score and likeness, so that coverage counts
    /// by its root. Measured on the study probe-calibration's first drawings, more of the symmetric ones stand out by it than
    /// by the score, of mirrors 6 of 9 instead of 3 at a rate of 1 %.
    /// </summary>
    public double Rank => Math.Sqrt(Math.Max(0, Score) * Math.Max(0, Likeness));

    /// <summary>The angle brought into 0 to 180, with the sign of the offset that belongs to it.</summary>
    public static (double Angle, double Offset) Line(double angle, double offset)
    {
        var half = Math.Floor(angle / 180);
        return (angle - (180 * half), half % 2 == 0 ? offset : -offset);
    }
}
