using Noether.Discovery;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Options;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>A run with its result, as its page shows it.</summary>
public sealed record FinishedRun
{
    /// <summary>What the list of runs knows.</summary>
    public required RunEntry Run { get; init; }

    /// <summary>What the method is; null where this program does not know it.</summary>
    public required MethodCard? Card { get; init; }

    /// <summary>The report, section by section.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The history; empty where there is none that can be read.</summary>
    public required HistoryTable History { get; init; }

    /// <summary>The command line that does the same; null where it is not known.</summary>
    public required string? CommandLine { get; init; }

    /// <summary>The files that can be downloaded.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What result.json holds.</summary>
    public RunRecord Record => Run.Record!;

    /// <summary>Facts that are one value, in words: how many samples, of which dimension.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts => JsonWords.Of(Record.Facts);

    /// <summary>The settings in words.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings => JsonWords.Of(Record.Settings);

    /// <summary>Reads a run.</summary>
    /// <exception cref="NoetherException">It is not finished.</exception>
    internal static FinishedRun Read(StudioOptions options, RunsFolder folder, RunEntry run)
    {
        if (!run.HasResult)
            throw new NoetherException($"{run.Name} has no result yet; wait until it is finished.");
        return new FinishedRun
        {
            Run = run,
            Card = options.Methods.Find(run.Method)?.Card,
            Sections = folder.FileOf(run.Name, FiguresJson.FileName) is null
                ? []
                : FiguresJson.Read(folder.RunPath(run.Name)),
            CommandLine = run.Request is { } request ? CommandLines.Of(options, folder, request, run.Name) : null,
            Files = RunFiles.Of(folder, run.Name),
            History = folder.FileOf(run.Name, RunFolder.HistoryName) is { } history ? HistoryCsv.Read(history) : HistoryTable.Empty,
        };
    }
}
