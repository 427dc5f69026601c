using System.Collections.Concurrent;
using Noether.Lens;
using Noether.Reports;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>A run with its result, as its page shows it.</summary>
public sealed record FinishedRun
{
    private const int MostKept = 6;

    private static readonly ConcurrentDictionary<string, (DateTime Written, FinishedRun Run)> Kept = new();

    /// <summary>What the list of runs knows.</summary>
    public required RunEntry Run { get; init; }

    /// <summary>The result.</summary>
    public required LensRun Lens { get; init; }

    /// <summary>Loss curves; empty where nothing was trained.</summary>
    public required IReadOnlyList<LensHistoryRow> History { get; init; }

    /// <summary>Samples to look at; the first one is livelier than the rest.</summary>
    public required ShownSamples Samples { get; init; }

    /// <summary>The command line that does the same; null where it is not known.</summary>
    public required string? CommandLine { get; init; }

    /// <summary>The files that can be downloaded.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Reads a run, once for as long as its result stays the same.</summary>
    /// <exception cref="NoetherException">It is not finished, or its files do not fit together.</exception>
    public static FinishedRun Read(RunsFolder folder, RunEntry run)
    {
        if (run.State != RunState.Done)
            throw new NoetherException($"{run.Name} has no result yet; wait until it is finished.");
        var path = folder.RunPath(run.Name);
        var written = File.GetLastWriteTimeUtc(Path.Combine(path, "result.json"));
        if (Kept.TryGetValue(path, out var kept) && kept.Written == written)
            return kept.Run;
        var lens = RunFolder.Read(path);
        var found = new FinishedRun
        {
            Run = run,
            Lens = lens,
            History = HistoryFile.Read(folder.FileOf(run.Name, "history.csv")),
            Samples = ShownSamples.Of(folder, run, lens),
            CommandLine = run.Request?.CommandLine(folder, run.Name),
            Files = [.. Hosting.RunEndpoints.Files.Keys.Where(file => folder.FileOf(run.Name, file) is not null)],
        };
        if (Kept.Count >= MostKept)
            Kept.Clear();
        Kept[path] = (written, found);
        return found;
    }
}
