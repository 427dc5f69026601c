namespace Noether.HiddenLayer.Contours;

/// <summary>
/// How the contour of a picture is found. Lengths are in units of half the longer side of the judged window, so that
/// they mean the same for pictures of any size: the window runs from -1 to 1.
/// </summary>
public sealed record ContourSettings
{
    /// <summary>Edges (the default) or a level line.</summary>
    public ContourKind Kind { get; init; } = ContourKind.Edges;

    /// <summary>
    /// Where the level line runs: above this share of the pixels of the smoothed picture, 0.01 to 0.99; default 0.5, half
    /// of the pixels darker and half brighter. A share rather than a grey value, because it exists in dark and bright
    /// pictures alike and because the templates choose theirs so. Used by <see cref="ContourKind.Level"/> only.
    /// </summary>
    public double Level { get; init; } = 0.5;

    /// <summary>
    /// Standard deviation of the Gaussian that smooths the picture first, 0 to 0.5; null (the default) takes the least
    /// that leaves at most <see cref="LargestShare"/> of the window to the contour.
    /// </summary>
    public double? Smoothing { get; init; }

    /// <summary>
    /// Share of the window that the contour may cover when the smoothing is chosen, 0.1 to 0.6; default 0.35, near the
    /// upper end of the templates.
    /// </summary>
    public double LargestShare { get; init; } = 0.35;

    /// <summary>The largest square in the middle (the default) or the whole picture.</summary>
    public ContourWindow Window { get; init; } = ContourWindow.Square;
}
