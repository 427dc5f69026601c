namespace Noether.Reports.Readings;

/// <summary>The contour that was judged, as in result.json.</summary>
/// <param name="Width">Pixels in a row of the window at which it was found.</param>
/// <param name="Height">Rows of that window.</param>
/// <param name="Smoothing">The smoothing that was used, in halves of the longer side of the window.</param>
/// <param name="ContourShare">Share of the window on the contour.</param>
/// <param name="BackgroundShare">Share of the window in the background.</param>
internal sealed record ReadingContour(
    int Width, int Height, double Smoothing, double ContourShare, double BackgroundShare);
