using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Discovery.Checkpoints;

namespace Noether.Runs;

/// <summary>
/// One run at work in its folder: keeps checkpoints, the best answer so far and status.json while it goes on, and
/// writes the answer at its end. Safe from several threads.
/// </summary>
public sealed class RunSession : IRunStore, IProgress<RunProgress>, IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly IMethod method;
    private readonly RunContext context;
    private readonly string source;
    private readonly IReportWriter? report;
    private readonly TimeProvider clock;
    private readonly DateTimeOffset started;
    private readonly ITimer pulse;
    private readonly IDisposable held;
    private RunProgress latest = new("starting", 0);
    private Answer? best;
    private bool ended;

    private RunSession(
        string root, IDisposable held, bool resumes, IMethod method, MethodData data, RunContext context, IReportWriter? report,
        TimeProvider clock, TimeSpan interval)
    {
        (Root, Resumes, Interval, this.held) = (root, resumes, interval, held);
        (this.method, this.context) = (method, context);
        (source, this.report, this.clock) = (data.Source, report, clock);
        started = clock.GetUtcNow();
        Tell(RunState.Running, null);
        pulse = clock.CreateTimer(_ => Beat(), null, Pulse, Pulse);
    }

    /// <summary>The run folder.</summary>
    public string Root { get; }

    /// <inheritdoc/>
    public bool Resumes { get; }

    /// <inheritdoc/>
    public TimeSpan Interval { get; }

    /// <summary>Begins a run in a folder. Data and settings are checked before anything is made or replaced.</summary>
    /// <param name="path">Folder to use; made when it does not exist, with its parents.</param>
    /// <param name="mode">What to do with a folder that holds something.</param>
    /// <param name="method">The method.</param>
    /// <param name="data">What it answers from.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="context">Seed, threads, budget, progress, cancellation; a store in it is not used.</param>
    /// <param name="options">Report, request, clock and so on; null means none of them.</param>
    /// <exception cref="NoetherException">Data, settings or folder cannot be used.</exception>
    public static RunSession Begin(
        string path, RunFolderMode mode, IMethod method, MethodData data, object settings, RunContext context,
        RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(context);
        options ??= new RunOptions();
        method.Check(data, settings, context);
        var held = RunFolder.Prepare(path, mode, options.Report?.Files ?? []);
        try
        {
            options.Request?.Write(path);
        }
        catch
        {
            held.Dispose();
            throw;
        }

        return new RunSession(
            path, held, mode == RunFolderMode.Resume, method, data, context, options.Report,
            options.Clock ?? TimeProvider.System, options.CheckpointInterval);
    }

    /// <summary>The context for the method: what was given, with this session as its store and its observer.</summary>
    public RunContext Context => context with
    {
        Store = this,
        Progress = context.Progress is IRunObserver observer ? new Observed(this, observer) : this,
    };

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        Volatile.Write(ref latest, value);
        context.Progress?.Report(value);
    }

    /// <inheritdoc/>
    public Checkpoint? Read(string stage, string identity) =>
        Resumes ? CheckpointFile.Read(PathOf(stage), identity) : null;

    /// <inheritdoc/>
    public void Write(string stage, string identity, Checkpoint checkpoint) =>
        CheckpointFile.Write(PathOf(stage), identity, checkpoint);

    /// <inheritdoc/>
    public string FolderOf(string stage) =>
        Directory.CreateDirectory(Path.Combine(Root, RunFolder.CheckpointsName, stage)).FullName;

    /// <inheritdoc/>
    public void Keep(Func<Answer> best)
    {
        ArgumentNullException.ThrowIfNull(best);
        var answer = best();
        answer = answer with { Verdict = answer.Verdict.StoppedEarly("the run has not come to its end") };
        lock (gate)
        {
            if (ended)
                return;
            this.best = answer;
            WriteFiles(answer, complete: false);
        }
    }

    /// <summary>Writes the answer: arrays, history and report first, result.json last.</summary>
    /// <param name="answer">The answer of the method.</param>
    /// <returns>What result.json holds.</returns>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public RunRecord Finish(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (gate)
        {
            // An earlier result must not vouch for a mixture of old and new files, should the writing be interrupted.
            OutputFile.Delete(Path.Combine(Root, RunFolder.ResultName));
            var record = WriteFiles(answer, complete: true);
            End(RunState.Finished, null);
            return record;
        }
    }

    /// <summary>Says that the run was stopped; the best answer so far gets its report.</summary>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public void Stop()
    {
        lock (gate)
        {
            if (ended)
                return;
            if (best is not null)
                WriteReport(best, RecordOf(best, complete: false));
            End(RunState.Stopped, null);
        }
    }

    /// <summary>Says that the run failed; a folder in which nothing was made yet is removed.</summary>
    /// <param name="sentence">Why.</param>
    public void Fail(string sentence)
    {
        lock (gate)
        {
            if (ended)
                return;
            End(RunState.Failed, sentence);
            RemoveIfNothingWasKept();
        }
    }

    /// <summary>Ends the heartbeat; a run that nobody has ended counts as stopped.</summary>
    public void Dispose()
    {
        Stop();
        pulse.Dispose();
    }

    private void End(RunState state, string? message)
    {
        ended = true;
        pulse.Dispose();
        Tell(state, message);
        held.Dispose();
    }

    private void Beat()
    {
        lock (gate)
        {
            if (!ended)
                Tell(RunState.Running, null);
        }
    }

    private void Tell(RunState state, string? message)
    {
        var progress = Volatile.Read(ref latest);
        try
        {
            new RunStatus
            {
                State = state,
                Method = method.Card.Name,
                Source = source,
                Stage = state == RunState.Finished ? "finished" : progress.Stage,
                Progress = state == RunState.Finished ? 1 : progress.Fraction,
                EtaSeconds = state == RunState.Running ? progress.Remaining?.TotalSeconds : null,
                Started = started,
                Heartbeat = clock.GetUtcNow(),
                Process = Environment.ProcessId,
                Machine = Environment.MachineName,
                Message = message,
            }.Write(Root);
        }
        catch (NoetherException)
        {
            // A status that cannot be written now may be written at the next beat; the work itself goes on.
        }
    }

    private RunRecord WriteFiles(Answer answer, bool complete)
    {
        foreach (var array in answer.Arrays)
            NpyFile.Write(Path.Combine(Root, array.Name + ".npy"), array.Values, [.. array.Shape]);
        foreach (var (name, bytes) in answer.Files)
            OutputFile.Write(Path.Combine(Root, name), bytes);
        OutputFile.Write(Path.Combine(Root, RunFolder.HistoryName), HistoryCsv.Format(answer.History));
        OutputFile.Write(Path.Combine(Root, FiguresJson.FileName), FiguresJson.Format(answer.Sections));
        var record = RecordOf(answer, complete);
        if (complete)
            WriteReport(answer, record);
        OutputFile.Write(Path.Combine(Root, RunFolder.ResultName), RunJson.Format(record));
        return record;
    }

    private void WriteReport(Answer answer, RunRecord record) =>
        report?.Write(Root, method.Card, record, answer.Sections);

    private RunRecord RecordOf(Answer answer, bool complete) => new()
    {
        Method = method.Card.Name,
        Complete = complete,
        Seed = context.Seed,
        Source = source,
        Verdict = answer.Verdict,
        Candidates = answer.Candidates,
        Losses = answer.History.Rows.Count == 0
            ? []
            : [.. answer.History.Columns.Zip(answer.History.Rows[^1], (name, value) => new NamedValue(name, value))],
        Iteration = answer.Iteration,
        Settings = SettingsJson.Of(method.Settings, answer.Settings, context),
        Facts = answer.Facts,
        Arrays = answer.Arrays,
        Timings = answer.Timings,
        Versions = RunVersions.Current(),
        Started = started,
        Finished = clock.GetUtcNow(),
    };

    // Data that turned out to be unusable leave no empty folder behind that the next attempt would stumble over.
    private void RemoveIfNothingWasKept()
    {
        try
        {
            var checkpoints = new DirectoryInfo(Path.Combine(Root, RunFolder.CheckpointsName));
            if (checkpoints.Exists && checkpoints.EnumerateFileSystemInfos().Any())
                return;
            string[] own = [RunStatus.FileName, RunRequest.FileName];
            var left = new DirectoryInfo(Root).EnumerateFileSystemInfos()
                .Select(entry => entry.Name).Except([.. own, RunFolder.CheckpointsName]);
            if (left.Any())
                return;
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed stays; the status says that the run failed.
        }
    }

    private string PathOf(string stage) =>
        Path.Combine(Root, RunFolder.CheckpointsName, stage + CheckpointFile.Extension);

    private sealed class Observed(RunSession session, IRunObserver observer) : IRunObserver
    {
        public bool WantsFigures => observer.WantsFigures;

        public void Report(RunProgress value) => session.Report(value);
    }
}
