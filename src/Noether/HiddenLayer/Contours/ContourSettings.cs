using Noether.Discovery.Settings;

namespace Noether.HiddenLayer.Contours;

/// <summary>
/// How the contour of a picture is found. Lengths are in units of half the longer side of the judged window, so that
/// they mean the same for pictures of any size: the window runs from -1 to 1.
/// </summary>
public sealed record ContourSettings
{
    /// <summary>Edges (the default) or a level line.</summary>
    [Setting("Where the brightness changes most, or one level of it.", Name = "contour")]
    public ContourKind Kind { get; init; } = ContourKind.Edges;

    /// <summary>
    /// Which level line, 0.01 to 0.99; default 0.5: of the lengths of all level lines of the smoothed picture together,
    /// this share belongs to darker levels. So the level always lies where the picture changes: half way between the
    /// greys of a drawing in two tones, and near the median of a smooth field. Used by
    /// <see cref="ContourKind.Level"/> only.
    /// </summary>
    [Setting(
        "Which level, for a contour of that kind; 0.5 lies half way between two tones.", Least = 0.01, Most = 0.99)]
    public double Level { get; init; } = 0.5;

    /// <summary>
    /// Standard deviation of the Gaussian that smooths the picture first, 0 to 0.5; null (the default) takes the least,
    /// from 0.025 on, that leaves at most <see cref="LargestShare"/> of the window to the contour. Drawings, whose
    /// contours do not fade when they are smoothed, are left as they are up to a share of 0.6.
    /// </summary>
    [Setting(
        "How far the picture is blurred first.", Least = 0, Most = 0.5, Unit = "halves of the side",
        Automatic = "as little as the texture needs")]
    public double? Smoothing { get; init; }

    /// <summary>
    /// Share of the window that the contour may cover when the smoothing is chosen, 0.1 to 0.6; default 0.4: what then
    /// remains of the texture of paintings is what a person would draw.
    /// </summary>
    [Setting(
        "Share of the window that the contour may cover when the program chooses the smoothing.", Least = 0.1,
        Most = 0.6, Advanced = true)]
    public double LargestShare { get; init; } = 0.4;

    /// <summary>The largest square in the middle (the default) or the whole picture.</summary>
    [Setting("Judge the largest square in the middle, or all of the picture.")]
    public ContourWindow Window { get; init; } = ContourWindow.Square;

    /// <summary>
    /// How many times the middle of the window is magnified, 1 (the default, all of it) to 16: for patterns that are
    /// finer than the contour's band is wide.
    /// </summary>
    [Setting("Magnify the middle, for patterns finer than the contour is wide.", Least = 1, Most = 16)]
    public double Zoom { get; init; } = 1;
}

/// <summary>What counts as the contour of a picture.</summary>
public enum ContourKind
{
    /// <summary>Lines along which the brightness changes most (Canny's edges).</summary>
    Edges = 0,

    /// <summary>The line between darker and brighter parts, as contours of the templates are.</summary>
    Level = 1,
}

/// <summary>Which part of a picture is judged.</summary>
public enum ContourWindow
{
    /// <summary>
    /// The largest square in the middle, as the windows of the templates are square. A drawing on even ground that
    /// fills less than 0.55 of it, lies more than 0.2 of its half aside or is cut by it is judged in a square around
    /// itself, of which it fills 0.75; not where <see cref="ContourSettings.Zoom"/> says where to look.
    /// </summary>
    Square = 0,

    /// <summary>The whole picture; the longer side runs from -1 to 1.</summary>
    Whole = 1,
}
