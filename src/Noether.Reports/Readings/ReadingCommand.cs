using System.Globalization;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Judging;

namespace Noether.Reports.Readings;

/// <summary>The command line of a reading, for reports and for the studio.</summary>
internal static class ReadingCommand
{
    /// <summary>The line.</summary>
    /// <param name="picture">Path of the picture.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="folder">Run folder.</param>
    /// <param name="replace">Whether an earlier run in the folder is to be replaced.</param>
    public static string Line(string picture, ReadingSettings settings, string folder, bool replace = false)
    {
        var contour = settings.Contour;
        List<string> words = ["noether", "symmetry-of", picture];
        if (settings.Model is { } model)
            words.AddRange(["--model", model]);
        words.AddRange(["--networks", Text(settings.Networks)]);
        if (contour.Kind == ContourKind.Level)
            words.AddRange(["--contour", "level", "--level", Text(contour.Level)]);
        if (contour.Smoothing is { } smoothing)
            words.AddRange(["--smoothing", Text(smoothing)]);
        if (contour.Window == ContourWindow.Whole)
            words.AddRange(["--window", "whole"]);
        if (contour.Zoom != 1)
            words.AddRange(["--zoom", Text(contour.Zoom)]);
        words.AddRange(["--seed", Text(settings.Seed), "--out", folder]);
        if (replace)
            words.Add("--force");
        return ShellWords.Join(words);
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
