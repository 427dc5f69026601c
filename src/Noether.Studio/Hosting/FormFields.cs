using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Judging;
using Noether.Studio.Jobs;
using Noether.Studio.Samples;

namespace Noether.Studio.Hosting;

/// <summary>The fields of a form or of an address; an empty field counts as one that was not given.</summary>
internal sealed class FormFields
{
    private const int LongestText = 300;

    private readonly Func<string, StringValues> field;

    public FormFields(IQueryCollection query) => field = name => query[name];

    public FormFields(IFormCollection form) => field = name => form[name];

    /// <summary>A text, or null.</summary>
    /// <exception cref="NoetherException">It is absurdly long.</exception>
    public string? Text(string name)
    {
        var text = field(name).ToString().Trim();
        if (text.Length > LongestText)
            throw new NoetherException($"The field {name} is longer than {LongestText} letters; shorten it.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>A whole number, or null.</summary>
    /// <exception cref="NoetherException">It is something else, or out of range.</exception>
    public int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : throw new NoetherException($"The {name} must be a whole number from {least} to {most}, not '{text}'.");
    }

    /// <summary>A number, or null.</summary>
    /// <exception cref="NoetherException">It is something else, or out of range.</exception>
    public double? Real(string name, double least, double most)
    {
        if (Text(name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : throw new NoetherException(string.Create(
                CultureInfo.InvariantCulture, $"The {name} must be a number from {least} to {most}, not '{text}'."));
    }

    /// <summary>What the fields ask of a picture.</summary>
    /// <exception cref="NoetherException">A field cannot be used.</exception>
    public PictureRequest Picture()
    {
        var request = new PictureRequest
        {
            File = Text("file") ?? throw new NoetherException("No picture was chosen; upload one or take an example."),
            Contour = Text("contour") == "level" ? ContourKind.Level : ContourKind.Edges,
            Smoothing = Real("smoothing", 0, 0.5),
            Window = Text("window") == "whole" ? ContourWindow.Whole : ContourWindow.Square,
            Seed = (ulong)(Whole("seed", 0, int.MaxValue) ?? 0),
        };
        return request with
        {
            // Edges have no level; a slider left somewhere does no harm.
            Level = request.Contour == ContourKind.Level ? Real("level", 0.01, 0.99) ?? request.Level : request.Level,
            Zoom = Real("zoom", 1, 16) ?? request.Zoom,
            Networks = Whole("networks", 1, ReadingSettings.MostNetworks) ?? request.Networks,
        };
    }

    /// <summary>The samples that the fields mean.</summary>
    /// <exception cref="NoetherException">A field cannot be used.</exception>
    public DataChoice Data()
    {
        var window = Whole("window", 1, 100_000);
        return new DataChoice
        {
            File = Text("file") ?? throw new NoetherException("No data were chosen; upload a file or take an example."),
            Window = window,
            // Without windows neither has a meaning; fields left over from another choice do no harm.
            Stride = window is null ? null : Whole("stride", 1, 1_000_000_000),
            Channel = window is null ? null : Whole("channel", 0, 65_535),
            Columns = Text("columns"),
            Entry = Text("entry"),
        };
    }

    /// <summary>The discovery that the fields ask for.</summary>
    /// <exception cref="NoetherException">A field cannot be used.</exception>
    public JobRequest Request()
    {
        var request = new JobRequest
        {
            Data = Data(),
            Paper = Text("preset") == "paper",
            Seed = (ulong)(Whole("seed", 0, int.MaxValue) ?? 0),
            Steps = Whole("steps", 1, 1_000_000_000),
            BudgetSeconds = Whole("budget", 1, 10_000_000),
            Padding = Whole("padding", 0, 1024),
            Batch = Whole("batch", 1, 10_000_000),
            NoConditional = Text("conditional") == "no",
        };
        return request is { Steps: not null, BudgetSeconds: not null }
            ? throw new NoetherException("Give either a number of steps or a time to spend, not both.")
            : request;
    }
}
