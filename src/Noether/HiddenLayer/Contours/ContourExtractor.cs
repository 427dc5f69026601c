using Noether.Discovery.Settings;
using Noether.Pictures;

namespace Noether.HiddenLayer.Contours;

/// <summary>
/// Turns a picture into a contour and a background, as the decoy task of Barenboim, Hirn and Sanz (SciPost Phys. 11,
/// 014, 2021) needs them. The widths of the contour's band and of the gap are those of the templates.
/// </summary>
public static class ContourExtractor
{
    /// <summary>Pixels along the longer side of the window at which contours are found.</summary>
    public const int WorkingSide = 256;

    // Half the reach of the contour: what is finer cannot be told from the band anyway.
    private const double LeastSmoothing = 0.025;
    private const double MostSmoothing = 0.25;
    private const int StepsToDouble = 6;

    // Measured: twice the smoothing leaves 0.92 and more of the contour of drawings, 0.8 and less of that of paintings.
    private const double DrawingKeeps = 0.9;
    private const double LargestDrawing = 0.6;

    // One step of 8 bits: what remains below that are rounding and compression.
    private const double LeastContrast = 1.0 / 255;

    private const double LeastContour = 0.02;
    private const double LeastBackground = 0.1;

    private static readonly SettingSet Ranges = SettingSet.Of<ContourSettings>();

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
        Ranges.Require(settings);
        if (!Enum.IsDefined(settings.Kind) || !Enum.IsDefined(settings.Window))
            throw new ArgumentException("There is no such kind of contour, or of window.", nameof(settings));
        var (window, frame) = ContourWindows.Cut(picture, settings, WorkingSide);
        var grey = window.ToGrey();
        var half = 0.5 * Math.Max(window.Width, window.Height);
        if (settings.Smoothing is { } given)
            return Checked(At(given));
        var maps = new List<ContourMap>();
        for (var step = 0; ; step++)
        {
            var map = Step(step);
            if (map.ContourShare <= settings.LargestShare || map.Smoothing > MostSmoothing || IsDrawing(map, step))
                return Checked(map);
        }

        // Texture fades when it is smoothed; the lines of a drawing only grow wider.
        bool IsDrawing(ContourMap map, int step) => map.ContourShare <= LargestDrawing
            && map.BackgroundShare >= LeastBackground
            && Step(step + StepsToDouble).ContourShare >= DrawingKeeps * map.ContourShare;

        ContourMap Step(int step)
        {
            while (maps.Count <= step)
                maps.Add(At(LeastSmoothing * Math.Pow(2, maps.Count / (double)StepsToDouble)));
            return maps[step];
        }

        ContourMap At(double smoothing)
        {
            var smooth = GaussianBlur.Apply(grey, window.Width, window.Height, smoothing * half);
            if (smooth.Max() - smooth.Min() < LeastContrast)
                throw NoContour();
            var distance = settings.Kind == ContourKind.Level
                ? LevelLine.Distance(smooth, window.Width, window.Height, settings.Level)
                : CannyEdges.Distance(smooth, window.Width, window.Height);
            for (var i = 0; i < distance.Length; i++)
                distance[i] = (float)(distance[i] / half);
            return new ContourMap(window, frame, smooth, distance, settings, smoothing);
        }

        ContourMap Checked(ContourMap map) =>
            map.ContourShare < LeastContour ? throw NoContour()
            : map.BackgroundShare < LeastBackground ? throw AllContour()
            : map;

        NoetherException NoContour() => Impossible($"No contour was found in {picture.Source}");

        NoetherException AllContour() => Impossible(
            $"Nearly all of {picture.Source} is contour, it has no background to tell it from");

        NoetherException Impossible(string what) => new($"{what}; try {Other(settings.Kind)}.")
        {
            Code = "picture.contour",
            Setting = "contour",
        };
    }

    private static string Other(ContourKind kind)
    {
        var (contour, level) = (SettingName.Mention("contour"), SettingName.Mention("level"));
        return kind == ContourKind.Edges
            ? $"a level line instead ({contour} level, {level} 0.4)"
            : $"another level ({level} 0.3 or 0.7) or edges ({contour} edges)";
    }
}
