using Noether.Data.Pictures;

namespace Noether.HiddenLayer.Contours;

/// <summary>
/// Turns a picture into a contour and a background, as the decoy task of Barenboim, Hirn and Sanz (SciPost Phys. 11, 014,
/// 2021) needs them. The widths of the contour's band and of the gap are those of the templates.
/// </summary>
public static class ContourExtractor
{
    /// <summary>Pixels along the longer side of the window at which contours are found.</summary>
    public const int WorkingSide = 256;

    // From 1.3 pixels on; each step is a quarter of an octave.
    private const double LeastSmoothing = 0.01;
    private const double MostSmoothing = 0.25;
    private const double SmoothingStep = 1.189207115002721;

    private const double LeastContrast = 0.02;
    private const double LeastContour = 0.02;
    private const double LeastBackground = 0.1;

    /// <summary>Finds the contour.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="NoetherException">
    /// A setting is out of range, the picture has no contour (less than 2% of the window) or nearly nothing else
    /// (background below 10%).
    /// </exception>
    public static ContourMap Extract(Picture picture, ContourSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        settings ??= new ContourSettings();
        ContourChecks.Settings(settings);
        var window = ContourWindows.Cut(picture, settings.Window, WorkingSide);
        var grey = window.ToGrey();
        var half = 0.5 * Math.Max(window.Width, window.Height);
        if (settings.Smoothing is { } given)
            return Checked(At(given));
        for (var smoothing = LeastSmoothing; ; smoothing *= SmoothingStep)
        {
            var map = At(smoothing);
            if (map.ContourShare <= settings.LargestShare || smoothing > MostSmoothing)
                return Checked(map);
        }

        ContourMap At(double smoothing)
        {
            var smooth = GaussianBlur.Apply(grey, window.Width, window.Height, smoothing * half);
            if (smooth.Max() - smooth.Min() < LeastContrast)
                throw ContourChecks.NoContour(picture.Source, settings);
            var distance = settings.Kind == ContourKind.Level
                ? LevelLine.Distance(smooth, window.Width, window.Height, settings.Level)
                : EdgeLines.Distance(smooth, window.Width, window.Height);
            for (var i = 0; i < distance.Length; i++)
                distance[i] = (float)(distance[i] / half);
            return new ContourMap(window, distance, settings, smoothing);
        }

        ContourMap Checked(ContourMap map) =>
            map.ContourShare < LeastContour ? throw ContourChecks.NoContour(picture.Source, settings)
            : map.BackgroundShare < LeastBackground ? throw ContourChecks.AllContour(picture.Source, settings)
            : map;
    }
}
