using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;
using Noether.HiddenLayer.Representation;

namespace Noether.Reports.Readings;

/// <summary>What result.json of a reading holds; names as in that of the lens where they mean the same.</summary>
internal sealed record ReadingRecord
{
    /// <summary>The format version that this library writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Which method makes such records.</summary>
    public const string MethodName = "hidden-layer";

    /// <summary>Version of the layout of result.json.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Which method made the run: "hidden-layer".</summary>
    public required string Method { get; init; }

    /// <summary>Seed of points, networks and bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Name of the picture.</summary>
    public required string Source { get; init; }

    /// <summary>The conclusion.</summary>
    public required ReadingVerdict Verdict { get; init; }

    /// <summary>The five likelihoods with their 68% intervals.</summary>
    public required IReadOnlyList<ReadingLikelihood> Likelihoods { get; init; }

    /// <summary>What each network said.</summary>
    public required IReadOnlyList<ReadingNetwork> Networks { get; init; }

    /// <summary>What was judged.</summary>
    public required ReadingContour Contour { get; init; }

    /// <summary>What judged.</summary>
    public required ReadingModel Model { get; init; }

    /// <summary>What was asked for.</summary>
    public required ReadingChoices Settings { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyDictionary<string, double> Timings { get; init; }

    /// <summary>What the run was made with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>When the run started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the run finished, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>The record of a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="started">When the run started.</param>
    /// <param name="finished">When it finished.</param>
    public static ReadingRecord From(SymmetryReading reading, DateTimeOffset started, DateTimeOffset finished)
    {
        var contour = reading.Contour;
        return new ReadingRecord
        {
            FormatVersion = CurrentFormatVersion,
            Method = MethodName,
            Seed = reading.Seed,
            Source = reading.Source,
            Verdict = ReadingVerdict.Of(reading),
            Likelihoods = [.. reading.Likelihoods.Select((interval, k) => new ReadingLikelihood(
                SymmetryClasses.Symbol((SymmetryClass)k), SymmetryClasses.Phrase((SymmetryClass)k), interval.Mean,
                interval.Lower, interval.Upper))],
            Networks = [.. reading.Networks.Select(network => new ReadingNetwork(
                SymmetryClasses.Symbol(Likeliest(network)), network.Likelihoods, network.Accuracy, network.EpochKept))],
            Contour = new(
                contour.Window.Width, contour.Window.Height, contour.Smoothing, contour.ContourShare,
                contour.BackgroundShare),
            Model = new(reading.Model, reading.ModelAccuracy),
            Settings = new(
                reading.Networks.Count, contour.Settings.Kind.ToString().ToLowerInvariant(), contour.Settings.Level,
                contour.Settings.Smoothing, contour.Settings.LargestShare,
                contour.Settings.Window.ToString().ToLowerInvariant(), contour.Settings.Zoom,
                reading.Networks[0].Points.Count / (2 * HiddenPoints.Width)),
            Timings = reading.Timings.ToDictionary(),
            Versions = RunVersions.Current(),
            Started = started.ToUniversalTime(),
            Finished = finished.ToUniversalTime(),
        };
    }

    /// <summary>The class that a network finds likeliest; of equals the first.</summary>
    public static SymmetryClass Likeliest(NetworkReading network) =>
        (SymmetryClass)network.Likelihoods.Index().MaxBy(pair => pair.Item).Index;
}
