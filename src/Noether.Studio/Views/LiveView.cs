using System.Globalization;
using Noether.Discovery;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>What the page of a run without a final result shows at one moment.</summary>
/// <param name="Run">The run.</param>
/// <param name="Job">Its job in this studio; null for a run of another program.</param>
public sealed record LiveView(RunEntry Run, Job? Job)
{
    /// <summary>The curves: what came before this session is in the file of the run alone.</summary>
    public HistoryTable History { get; private init; } = HistoryTable.Empty;

    /// <summary>The command line that does the same; null where it is not known.</summary>
    public string? CommandLine { get; private init; }

    /// <summary>The figures of the answer that is forming.</summary>
    public IReadOnlyList<SeenFigure> Figures { get; init; } = [];

    /// <summary>The sections of the best answer so far, where nobody works on it any more.</summary>
    public IReadOnlyList<Section> Sections { get; private init; } = [];

    /// <summary>What it is at.</summary>
    public string Stage => Job is null ? Run.Status?.Stage ?? "" : Job.Latest?.Stage ?? "starting";

    /// <summary>Seconds so far in this session.</summary>
    public double Elapsed => Job?.Elapsed.TotalSeconds
        ?? (Run.Status is { } status ? (status.Heartbeat - status.Started).TotalSeconds : 0);

    /// <summary>Seconds to the end; null while unknown.</summary>
    public double? Remaining => Job is null ? Run.Status?.EtaSeconds : Job.Latest?.Remaining?.TotalSeconds;

    /// <summary>The newest row of the history; empty where there is none.</summary>
    public IReadOnlyList<NamedValue> Row => Job?.Latest?.Row
        ?? (History.Rows.Count == 0
            ? []
            : [.. History.Columns.Zip(History.Rows[^1], (name, value) => new NamedValue(name, value))]);

    /// <summary>Steps in all of the iteration; 0 where that is not known.</summary>
    public long TotalSteps => Job?.Latest?.TotalSteps ?? 0;

    /// <summary>Changes when the curves do.</summary>
    public string ChartKey =>
        $"{string.Join(' ', History.Columns)}/{History.Rows.Count}/{History.Rows.LastOrDefault()?[0]}";

    /// <summary>Changes when the best answer so far does, where nobody of this studio works on it.</summary>
    public string BestKey => Run.State.IsActive() || Run.Record is not { } record
        ? "none"
        : record.Finished.Ticks.ToString(CultureInfo.InvariantCulture);

    /// <summary>Looks at a run.</summary>
    internal static LiveView Of(StudioOptions options, RunsFolder folder, JobQueue jobs, RunEntry run)
    {
        var job = jobs.Find(run.Name);
        return new LiveView(run, job)
        {
            History = Joined(folder, run.Name, job?.History() ?? HistoryTable.Empty),
            CommandLine = run.Request is { } request ? CommandLines.Of(options, folder, request, run.Name) : null,
            Figures = job?.Figures() ?? [],
            Sections = run.State.IsActive() || folder.FileOf(run.Name, FiguresJson.FileName) is null
                ? []
                : FiguresJson.Read(folder.RunPath(run.Name)),
        };
    }

    private static HistoryTable Joined(RunsFolder folder, string name, HistoryTable told)
    {
        // A job that has told some rows has an earlier part in the file only if it was resumed.
        if (folder.FileOf(name, RunFolder.HistoryName) is not { } path)
            return told;
        var kept = HistoryCsv.Read(path);
        if (told.Rows.Count == 0)
            return kept;
        return kept.Columns.SequenceEqual(told.Columns)
            ? new HistoryTable(told.Columns, [.. kept.Rows.TakeWhile(row => row[0] < told.Rows[0][0]), .. told.Rows])
            : told;
    }
}
