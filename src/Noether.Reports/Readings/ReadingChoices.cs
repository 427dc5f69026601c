namespace Noether.Reports.Readings;

/// <summary>What was asked for, as in result.json; each has its option on the command line.</summary>
/// <param name="Networks">Networks that were trained.</param>
/// <param name="Contour">edges or level.</param>
/// <param name="Level">Which level line.</param>
/// <param name="Smoothing">The smoothing that was asked for; null for what the picture needs.</param>
/// <param name="LargestShare">Share of the window that the contour may cover when the smoothing is chosen.</param>
/// <param name="Window">square or whole.</param>
/// <param name="Zoom">Magnification of the middle.</param>
/// <param name="PointsOfEach">Points on the contour, and as many in the background.</param>
internal sealed record ReadingChoices(
    int Networks, string Contour, double Level, double? Smoothing, double LargestShare, string Window, double Zoom,
    int PointsOfEach);
