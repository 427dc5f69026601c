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
    /// Which level line, 0.01 to 0.99; default 0.5: of the lengths of all level lines of the smoothed picture together,
    /// this share belongs to darker levels. So the level always lies where the picture changes: half way between the
    /// greys of a drawing in two tones, and near the median of a smooth field. Used by
    /// <see cref="ContourKind.Level"/> only.
    /// </summary>
    public double Level { get; init; } = 0.5;

    /// <summary>
    /// Standard deviation of the Gaussian that smooths the picture first, 0 to 0.5; null (the default) takes the least,
    /// from 0.025 on, that leaves at most <see cref="LargestShare"/> of the window to the contour. Drawings, whose
    /// contours do not fade when they are smoothed, are left as they are up to a share of 0.6.
    /// </summary>
    public double? Smoothing { get; init; }

    /// <summary>
    /// Share of the window that the contour may cover when the smoothing is chosen, 0.1 to 0.6; default 0.4: what then
    /// remains of the texture of paintings is what a person would draw.
    /// </summary>
    public double LargestShare { get; init; } = 0.4;

    /// <summary>The largest square in the middle (the default) or the whole picture.</summary>
    public ContourWindow Window { get; init; } = ContourWindow.Square;

    /// <summary>
    /// How many times the middle of the window is magnified, 1 (the default, all of it) to 16: for patterns that are
    /// finer than the contour's band is wide.
    /// </summary>
    public double Zoom { get; init; } = 1;
}
