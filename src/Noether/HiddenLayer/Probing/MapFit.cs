namespace Noether.HiddenLayer.Probing;

/// <summary>How the contour agrees with itself under maps.</summary>
/// <param name="Away">Mean distance of what is moved from the contour.</param>
/// <param name="Far">Share of it that is far away.</param>
/// <param name="Toned">Share of the places off the contour that come to a place of another tone.</param>
/// <param name="Judged">Share of the contour that stays in the window.</param>
internal readonly record struct MapFit(double Away, double Far, double Toned, double Judged)
{
    private const double MostFar = 0.012;
    private const double MostToned = 0.02;
    private const double LeastJudged = 0.2;

    // Of drawings without symmetry hardly one keeps so much of its contour in the window and in place.
    private const double Whole = 0.8;

    // Further away by this factor than the picture repeats, a map keeps it by chance.
    private const double AsClose = 1.45;

    // What exact drawings come to for want of a finer grid; lines along the grid come to less.
    private const double Finest = 0.0066;

    // The lines of D_n against its turns; of n from 3 on, as one half turn and two lines differ by chance as much.
    private const double AsCloseAsTurns = 1.2;

    /// <summary>Of no map, and where nothing was measured.</summary>
    public static MapFit Exact { get; } = new(0, 0, 0, 1);

    /// <summary>Where no part of the contour stays in the window.</summary>
    public static MapFit Unknown { get; } = new(0, 0, 0, 0);

    /// <summary>Whether the contour allows it.</summary>
    public bool Holds => Far <= MostFar && Toned <= MostToned && Judged >= LeastJudged;

    /// <summary>
    /// Whether the contour allows it all along. Of 160 drawings without symmetry the study probe-calibration has two with such
    /// a mirror line.
    /// </summary>
    public bool IsWhole => Holds && Away > 0 && Judged >= Whole;

    /// <summary>Whether it is about as close as another one, if that was measured.</summary>
    public bool IsAsCloseAs(MapFit other) => other.Away == 0 || Away <= AsClose * Math.Max(Finest, other.Away);

    /// <summary>Whether it is hardly less close than another one.</summary>
    public bool IsQuiteAsCloseAs(MapFit other) => Away <= AsCloseAsTurns * other.Away;

    /// <summary>The worse of both in everything.</summary>
    public static MapFit Worse(MapFit one, MapFit other) => new(
        Math.Max(one.Away, other.Away), Math.Max(one.Far, other.Far), Math.Max(one.Toned, other.Toned),
        Math.Min(one.Judged, other.Judged));
}
