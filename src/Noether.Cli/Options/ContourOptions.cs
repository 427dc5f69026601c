using System.CommandLine;
using Noether.HiddenLayer.Contours;

namespace Noether.Cli.Options;

/// <summary>The options that say what the contour of a picture is.</summary>
internal sealed class ContourOptions
{
    private readonly Option<string?> contour = Texts.Choice(
        "--contour", ["edges", "level"], "Where the brightness changes most, or one level of it. [default: edges]");

    private readonly Option<double?> level = Numbers.Real(
        "--level", 0.01, 0.99, "Which level; 0.5 lies half way between two tones. [default: 0.5]");

    private readonly Option<double?> smoothing = Numbers.Real(
        "--smoothing", 0, 0.5, "Blur first, in halves of the side. [default: as little as the texture needs]");

    private readonly Option<string?> window = Texts.Choice(
        "--window", ["square", "whole"], "Judge the largest square in the middle or all. [default: square]");

    private readonly Option<double?> zoom = Numbers.Real(
        "--zoom", 1, 16, "Magnify the middle, for patterns finer than the contour is wide. [default: 1]");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[contour, level, smoothing, window, zoom])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(level) is not null && result.GetValue(contour) != "level")
                result.AddError("--level has a meaning only together with --contour level.");
        });
    }

    /// <summary>The settings that were asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public ContourSettings Settings(ParseResult parsed)
    {
        var settings = new ContourSettings();
        return settings with
        {
            Kind = parsed.GetValue(contour) == "level" ? ContourKind.Level : ContourKind.Edges,
            Level = parsed.GetValue(level) ?? settings.Level,
            Smoothing = parsed.GetValue(smoothing),
            Window = parsed.GetValue(window) == "whole" ? ContourWindow.Whole : ContourWindow.Square,
            Zoom = parsed.GetValue(zoom) ?? settings.Zoom,
        };
    }
}
