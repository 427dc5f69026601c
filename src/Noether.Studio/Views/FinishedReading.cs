using Noether.HiddenLayer.Judging;
using Noether.Reports.Readings;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>A picture that was read, as its page shows it.</summary>
public sealed record FinishedReading
{
    /// <summary>What the list of runs knows.</summary>
    public required RunEntry Run { get; init; }

    /// <summary>The command line that does the same; null where it is not known.</summary>
    public required string? CommandLine { get; init; }

    /// <summary>The files that can be downloaded.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The chart of the likelihoods.</summary>
    public required string Chart { get; init; }

    /// <summary>What result.json holds.</summary>
    internal ReadingRecord Record => Run.Reading!;

    /// <summary>What there is to show of a run.</summary>
    internal static FinishedReading Read(RunsFolder folder, RunEntry run) => new()
    {
        Run = run,
        CommandLine = run.Request?.CommandLine(folder, run.Name),
        Files = [.. Hosting.RunEndpoints.Files.Keys.Where(file => folder.FileOf(run.Name, file) is not null)],
        Chart = ReadingPictures.Likelihoods([.. run.Reading!.Likelihoods.Select(
            likelihood => new MeanInterval(likelihood.Mean, likelihood.Lower, likelihood.Upper))]),
    };

    /// <summary>Address of one of its files; null where there is none.</summary>
    public string? LinkTo(string file) => Files.Contains(file) ? $"{Run.Link}/files/{file}" : null;
}
