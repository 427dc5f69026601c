using Noether.Lens;

namespace Noether.Reports;

/// <summary>What result.json holds. Numbers that are not finite are written as null and read as not-a-number.</summary>
public sealed record RunRecord
{
    /// <summary>The format version that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the layout of result.json.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Which method made the run: "lens".</summary>
    public required string Method { get; init; }

    /// <summary>Seed of every random stream.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of values in one sample, d.</summary>
    public required int Dimension { get; init; }

    /// <summary>Number of samples in the data, N.</summary>
    public required long Samples { get; init; }

    /// <summary>Where the samples came from.</summary>
    public required string Source { get; init; }

    /// <summary>How samples are normalised before L is applied.</summary>
    public required RunNormalisation Normalisation { get; init; }

    /// <summary>The conclusion.</summary>
    public required RunVerdict Verdict { get; init; }

    /// <summary>Every proposed answer with its held-out figures, best first.</summary>
    public required IReadOnlyList<LensCandidate> Candidates { get; init; }

    /// <summary>The last row of the history; null where nothing was trained.</summary>
    public required LensHistoryRow? Losses { get; init; }

    /// <summary>Every setting of the run; the budget is in seconds.</summary>
    public required LensSettings Settings { get; init; }

    /// <summary>Seconds by stage.</summary>
    public required IReadOnlyDictionary<string, double> Timings { get; init; }

    /// <summary>What the run was made with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>When the run (or its last resumption) started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the run finished, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>The record of a result.</summary>
    /// <param name="result">The answer of the lens.</param>
    /// <param name="started">When the run started.</param>
    /// <param name="finished">When it finished.</param>
    public static RunRecord From(LensResult result, DateTimeOffset started, DateTimeOffset finished)
    {
        ArgumentNullException.ThrowIfNull(result);
        var timings = new Dictionary<string, double>();
        foreach (var (stage, seconds) in result.Timings)
            timings[stage] = timings.GetValueOrDefault(stage) + seconds;
        return new RunRecord
        {
            FormatVersion = CurrentFormatVersion,
            Method = "lens",
            Seed = result.Settings.Seed,
            Dimension = result.Dimension,
            Samples = result.SampleCount,
            Source = result.Source,
            Normalisation = new(result.Mean, result.StandardDeviation),
            Verdict = RunVerdict.From(result.Verdict),
            Candidates = result.Candidates,
            Losses = result.History.Count == 0 ? null : result.History[^1],
            Settings = result.Settings,
            Timings = timings,
            Versions = RunVersions.Current(),
            Started = started.ToUniversalTime(),
            Finished = finished.ToUniversalTime(),
        };
    }
}
