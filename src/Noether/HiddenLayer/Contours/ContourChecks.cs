using System.Globalization;

namespace Noether.HiddenLayer.Contours;

/// <summary>The sentences for impossible settings and for pictures without a contour.</summary>
internal static class ContourChecks
{
    /// <summary>Checks the ranges.</summary>
    /// <exception cref="NoetherException">A setting is out of range.</exception>
    public static void Settings(ContourSettings settings)
    {
        if (!Enum.IsDefined(settings.Kind) || !Enum.IsDefined(settings.Window))
            throw new NoetherException("There is no such kind of contour or of window; choose one that is listed.");
        Within(settings.Level, 0.01, 0.99, "contour level");
        Within(settings.Smoothing ?? 0, 0, 0.5, "smoothing");
        Within(settings.Zoom, 1, 16, "zoom");
        Within(settings.LargestShare, 0.1, 0.6, "largest share of the contour");
    }

    /// <summary>The failure of a picture in which no contour was found.</summary>
    public static NoetherException NoContour(string name, ContourSettings settings) =>
        new($"No contour was found in {name}; try {Other(settings)}.");

    /// <summary>The failure of a picture in which nearly everything is contour.</summary>
    public static NoetherException AllContour(string name, ContourSettings settings) =>
        new($"Nearly all of {name} is contour, it has no background to tell it from; try {Other(settings)}.");

    private static string Other(ContourSettings settings) => settings.Kind == ContourKind.Edges
        ? "a level line instead (--contour level --level 0.4)"
        : "another level (--level 0.3 or 0.7) or edges (--contour edges)";

    private static void Within(double value, double least, double most, string what)
    {
        if (!(value >= least && value <= most))
        {
            throw new NoetherException(string.Create(
                CultureInfo.InvariantCulture, $"A {what} of {value} is impossible; give {least} to {most}."));
        }
    }
}
