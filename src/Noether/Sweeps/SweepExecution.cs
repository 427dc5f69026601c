using Noether.Comparisons;
using Noether.Discovery;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>Runs one case of a sweep in its folder: what a local sweep and each task of a queue do alike.</summary>
/// <param name="folder">The sweep.</param>
/// <param name="open">Opens the files of a case that reads some.</param>
public sealed class SweepExecution(SweepFolder folder, Func<SweepCase, CaseData> open)
{
    /// <summary>What each run has beside method, data and seed.</summary>
    public RunOptions Options { get; init; } = new();

    /// <summary>Whether the program runs one case at a time, so that the memory it has in use is that of the case. Default false.</summary>
    public bool Alone { get; init; }

    /// <summary>Runs a case, or goes on with it.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="context">Threads, progress, cancellation; seed and budget are those of the case.</param>
    /// <param name="again">Whether to run a case again that failed. Default false.</param>
    /// <returns>What became of it; a failure is a row with its sentence.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the case can go on.</exception>
    public SweepRow Run(int number, RunContext context, bool again = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        var status = folder.StatusOf(number);
        if (status.State == SweepState.Finished || (status.State == SweepState.Failed && !again))
            return folder.RowOf(number);
        var path = folder.PathOf(number);
        var started = DateTimeOffset.UtcNow;
        string sentence;
        SweepCase? known = null;
        try
        {
            var one = known = folder.Plan.CaseOf(number);
            using var data = one.Generate(context.Cancellation) ?? open(one);
            var fresh = status.State is SweepState.Waiting or SweepState.Failed
                || !Directory.Exists(Path.Combine(path, RunFolder.CheckpointsName));
            var truth = one.ReadTruth();
            var record = new SweepCaseRecord
            {
                Number = number,
                Values = one.Values.Where(value => value.Value.Length > 0).ToDictionary(),
            };
            Directory.CreateDirectory(path);
            record.Write(path);
            if (Alone)
                PeakMemory.Reset();
            var run = ScoredExecution.Run(
                Began(one), path, fresh ? RunFolderMode.Overwrite : RunFolderMode.Resume, one.Method, one.Settings, data.Data,
                context with { Seed = one.Seed, Budget = one.Budget }, Options with { Request = one.Request }, truth);
            if (run.State == ComparedState.Answered)
            {
                (record with { Score = Alone ? run with { PeakMegabytes = PeakMemory.Megabytes() } : run }).Write(path);
                return folder.RowOf(number);
            }

            sentence = run.Summary;
        }
        catch (NoetherException failure)
        {
            sentence = failure.Message;
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            // One case that meets a fault of the program does not take the others with it.
            sentence = $"This is a fault of the program: {failure.Message.ReplaceLineEndings(" ")}";
        }

        Fail(path, known, started, sentence);
        return folder.RowOf(number);
    }

    /// <summary>The score of a case whose answer is there.</summary>
    internal static ComparedRun Score(SweepCase one, string path) =>
        ScoredExecution.Score(Began(one), RunFolder.Read(path), one.ReadTruth());

    private static ComparedRun Began(SweepCase one) => new()
    {
        Label = one.Label,
        Method = one.Method.Card.Name,
        Seed = one.Seed,
        Folder = SweepFolder.PlaceOf(one.Number),
        State = ComparedState.Answered,
        Summary = "",
    };

    // A run that was refused leaves no folder; in a sweep the sentence is kept where the answer would be.
    private static void Fail(string path, SweepCase? one, DateTimeOffset started, string sentence)
    {
        Directory.CreateDirectory(path);
        new RunStatus
        {
            State = RunState.Failed,
            Method = one?.Method.Card.Name ?? "",
            Source = one?.Source ?? "",
            Started = started,
            Heartbeat = DateTimeOffset.UtcNow,
            Process = Environment.ProcessId,
            Machine = Environment.MachineName,
            Message = sentence,
        }.Write(path);
    }
}
