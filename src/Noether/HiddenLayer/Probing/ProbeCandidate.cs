namespace Noether.HiddenLayer.Probing;

/// <summary>The best of its kind in its neighbourhood, whether it is good enough or not.</summary>
/// <param name="Kind">What it is; Dihedral is told from Cyclic later.</param>
/// <param name="Score">What it is held against the scores of pictures without symmetry by.</param>
internal sealed record ProbeCandidate(SymmetryKind Kind, double Score)
{
    /// <summary>Direction of a line or translation, in degrees from 0 to 180.</summary>
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

    /// <summary>
    /// Mean likeness of the maps that belong to it. Of O(2) and T the second lowest instead: all of them have to keep
    /// the picture.
    /// </summary>
    public double Likeness { get; init; }

    /// <summary>The angle brought into 0 to 180, with the sign of the offset that belongs to it.</summary>
    public static (double Angle, double Offset) Line(double angle, double offset)
    {
        var half = Math.Floor(angle / 180);
        return (angle - (180 * half), half % 2 == 0 ? offset : -offset);
    }
}
