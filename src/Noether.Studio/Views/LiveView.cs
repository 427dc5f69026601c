using Noether.Lens;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>What the page of a run without a result shows at one moment.</summary>
/// <param name="Run">The run.</param>
/// <param name="Job">Its job in this studio; null for a run of the command line.</param>
/// <param name="Checkpoint">What its newest checkpoint of a training holds, if there is one.</param>
/// <param name="CommandLine">The command line that does the same; null where it is not known.</param>
public sealed record LiveView(RunEntry Run, Job? Job, TrainingCheckpoint? Checkpoint, string? CommandLine)
{
    /// <summary>What it last told.</summary>
    public LensProgress? Latest => Job?.Latest;

    /// <summary>The curves: of the job, or of the checkpoint where another program works.</summary>
    public IReadOnlyList<LensHistoryRow> History { get; } =
        Job?.History() is { Length: > 0 } rows
            // What came before this session is in the checkpoint alone.
            ? [.. Checkpoint?.History.TakeWhile(row => row.Step < rows[0].Step) ?? [], .. rows]
            : Checkpoint?.History ?? [];

    /// <summary>What was asked of a picture; null for a discovery.</summary>
    public PictureRequest? Picture => Run.Request as PictureRequest;

    /// <summary>The networks that were read so far; none for a discovery.</summary>
    public IReadOnlyList<SeenNetwork> Networks { get; } = Job?.Networks() ?? [];

    /// <summary>Changes when the curves do.</summary>
    public string ChartKey => $"{Job?.Version}/{History.Count}";

    /// <summary>The answer as it stands: what the job shows, or else what its newest checkpoint holds.</summary>
    public FormingAnswer? Forming { get; } = FormingAnswer.Of(Job, Checkpoint);

    /// <summary>Looks at a run.</summary>
    internal static LiveView Of(RunsFolder folder, JobQueue jobs, RunEntry run) => new(
        run, jobs.Find(run.Name), TrainingCheckpoints.Newest(folder.RunPath(run.Name)),
        run.Request?.CommandLine(folder, run.Name));
}
