using System.Diagnostics;
using System.Globalization;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Discovery.Settings;
using Noether.Lens.Judging;
using Noether.Lens.Reporting;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// What all strategies share in one run: the samples, the settings with open choices filled in, the budget, and
/// bookkeeping.
/// </summary>
internal sealed class LensRun : IDisposable
{
    private readonly RunContext context;
    private readonly CancellationTokenSource limit;
    private readonly Stopwatch total = Stopwatch.StartNew();
    private readonly List<NamedValue> timings = [];
    private readonly Lazy<Matrix> examples;
    private readonly string identity;

    /// <summary>Reads the samples; the budget begins now.</summary>
    public LensRun(SampleSet source, LensSettings settings, RunContext context)
    {
        this.context = context;
        limit = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        if (context.Budget is { } budget)
            limit.CancelAfter(Waitable(budget));
        View = new SnapshotReporter(context.Progress);
        Original = source;
        Columns = ColumnsInUse.Of(source, CancellationToken);
        source = Columns.Select(source);
        Source = source;
        Report("reading samples", 0);
        Settings = settings with
        {
            Padding = settings.Padding < 0 ? source.Dimension : settings.Padding,
            BatchSize = settings.BatchSize == 0 ? 500 * source.Dimension : settings.BatchSize,
        };
        Samples = Timed("reading", () => LensSamples.Load(
            source, settings.SearchSamples, settings.Centring, Seed, CancellationToken));
        Judge = new LensJudge(Samples, Settings, Threads);
        examples = new Lazy<Matrix>(Examples);
        identity = Identity();
    }

    /// <summary>The samples as they were given.</summary>
    public SampleSet Original { get; }

    /// <summary>Which of their columns vary.</summary>
    public ColumnsInUse Columns { get; }

    /// <summary>The samples without the columns that do not vary.</summary>
    public SampleSet Source { get; }

    public LensSettings Settings { get; set; }

    public LensSamples Samples { get; }

    public LensJudge Judge { get; }

    /// <summary>Shows answers as they form.</summary>
    public SnapshotReporter View { get; }

    /// <summary>Somebody's wish to stop; the end of the budget does not count.</summary>
    public CancellationToken CancellationToken => context.Cancellation;

    /// <summary>The same, and the end of the budget.</summary>
    public CancellationToken Limit
    {
        get
        {
            // The timer needs a thread of the pool, which a busy machine gives late; the clock tells as well.
            if (Elapsed >= Budget)
                limit.Cancel();
            return limit.Token;
        }
    }

    public int Threads => context.Threads;

    public ulong Seed => context.Seed;

    public TimeSpan? Budget => context.Budget;

    public IProgress<RunProgress>? Progress => context.Progress;

    public IRunStore? Store => context.Store;

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => total.Elapsed;

    /// <summary>Whether the budget ended the search or the training before it was done.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>What a reader should know of the run beside what the verdict says, one sentence each.</summary>
    public List<string> Caveats { get; } = [];

    /// <summary>A time that a timer can wait for: not below zero, at most 49 days.</summary>
    public static TimeSpan Waitable(TimeSpan time) =>
        TimeSpan.FromMilliseconds(Math.Clamp(time.TotalMilliseconds, 0, uint.MaxValue - 2.0));

    public void Dispose() => limit.Dispose();

    /// <summary>Runs a part that the budget may end; false when it did.</summary>
    public bool WithinBudget(Action part)
    {
        try
        {
            part();
            return true;
        }
        catch (OperationCanceledException) when (!CancellationToken.IsCancellationRequested)
        {
            IsCutShort = true;
            return false;
        }
    }

    /// <summary>Runs a stage and keeps its seconds under a name; stages of one name are added up.</summary>
    public T Timed<T>(string name, Func<T> stage)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            return stage();
        }
        finally
        {
            var known = timings.FindIndex(timing => timing.Name == name);
            if (known < 0)
                timings.Add(new(name, clock.Elapsed.TotalSeconds));
            else
                timings[known] = new(name, timings[known].Value + clock.Elapsed.TotalSeconds);
        }
    }

    /// <summary>Tells the observer of a new stage.</summary>
    public void Report(string stage, double fraction)
    {
        var report = new RunProgress(stage, fraction);
        View.Enter(report);
        Progress?.Report(report);
    }

    /// <summary>Restores a stage from its checkpoint; false where there is none.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="read">Takes what it needs out of the checkpoint.</param>
    /// <exception cref="NoetherException">The checkpoint is damaged or belongs to another run.</exception>
    public bool TryRestore(string stage, Action<Checkpoint> read)
    {
        if (Store?.Read(stage, identity) is not { } checkpoint)
            return false;
        try
        {
            read(checkpoint);
            return true;
        }
        catch (InvalidDataException e)
        {
            throw new NoetherException(
                $"The checkpoint of the stage {stage} is damaged: start anew with {SettingName.Mention("force")}.", e)
            {
                Setting = "force",
            };
        }
    }

    /// <summary>Writes a stage's checkpoint, if there is a place for it.</summary>
    public void Save(string stage, Action<Checkpoint> put)
    {
        if (Store is null)
            return;
        var checkpoint = new Checkpoint();
        put(checkpoint);
        Store.Write(stage, identity, checkpoint);
    }

    /// <summary>Keeps the best answer so far, if there is a place for it.</summary>
    public void Keep(Func<LensResult> best) => Store?.Keep(() => LensAnswer.Of(best(), final: false));

    /// <summary>The record of the run as it stands.</summary>
    public LensResult Result(
        Matrix generatorPadded, double[] filter, Verdict verdict, IReadOnlyList<LensCandidate> candidates,
        LensTrainer? trainer)
    {
        var (generator, l) = (Columns.Embed(generatorPadded), GroupConvolutions.Build(generatorPadded, filter));
        return Result(
            GroupConvolutions.Crop(generator, Columns.Count), generator, Columns.Embed(filter), Columns.EmbedRows(l),
            verdict, candidates, trainer);
    }

    /// <summary>The record of a run that found a grid, or looked for one.</summary>
    public LensResult Result(GridFinding grid)
    {
        var (shape, l) = (grid.Shape, grid.GroupConvolution);
        var (down, right) = (Generator(true, grid.Topology.Down), Generator(false, grid.Topology.Right));
        return Result(
            (down ?? right)!, GridTransforms.Padded(l, shape, grid.Topology), l.Row(shape.Middle).ToArray(), l,
            grid.Verdict, grid.Candidates, null) with
        {
            SecondGenerator = down is null ? null : right,
            Shape = shape,
            Axes = [grid.Topology.Down, grid.Topology.Right],
        };

        // An axis that is only local has none.
        Matrix? Generator(bool rows, AxisKind kind) => kind == AxisKind.Local
            ? null : GridTransforms.Shift(l, shape, rows, kind == AxisKind.Ring);
    }

    private LensResult Result(
        Matrix generator, Matrix generatorPadded, double[] filter, Matrix groupConvolution, Verdict verdict,
        IReadOnlyList<LensCandidate> candidates, LensTrainer? trainer)
    {
        var cut = IsCutShort ? verdict.StoppedEarly(string.Create(
            CultureInfo.InvariantCulture, $"the budget of {Budget!.Value.TotalSeconds:0.###} s was spent")) : verdict;
        return new LensResult
        {
            Settings = Settings,
            Dimension = Original.Dimension,
            SampleCount = Original.Count,
            Source = Original.Source,
            Generator = generator,
            GeneratorPadded = generatorPadded,
            Filter = filter,
            GroupConvolution = groupConvolution,
            ConstantColumns = Columns.Aside,
            Mean = Samples.Mean,
            StandardDeviation = Samples.StandardDeviation,
            Verdict = cut with { Caveats = [.. cut.Caveats, .. Caveats, .. AboutColumns()] },
            Candidates = candidates,
            History = [.. trainer?.History ?? []],
            Snapshots = [.. trainer?.Snapshots ?? []],
            Iteration = IterationOf(trainer),
            Timings = Timings(),
            ExampleSamples = examples.Value,
        };
    }

    /// <summary>Seconds by stage so far; the last is "total".</summary>
    public IReadOnlyList<NamedValue> Timings() => [.. timings, new NamedValue("total", total.Elapsed.TotalSeconds)];

    private IEnumerable<string> AboutColumns()
    {
        const int Named = 8;
        var aside = Columns.Aside;
        if (aside.Length > 0)
        {
            yield return $"{aside.Length} of {Columns.Count} columns hardly vary and were set aside "
                + $"({string.Join(", ", aside.Take(Named))}{(aside.Length > Named ? ", ..." : "")}, from 0).";
        }
    }

    private Iteration? IterationOf(LensTrainer? trainer) =>
        IsCutShort ? new Iteration(trainer?.Step ?? 0, StopReason.BudgetSpent)
        : trainer is null ? null
        : new Iteration(trainer.Step, trainer.Step < trainer.Steps ? StopReason.Cancelled : StopReason.StepsDone);

    private Matrix Examples()
    {
        // Spread over the data: the first rows of a picture or of a recording are often its dullest.
        var d = Original.Dimension;
        var rows = new long[(int)Math.Min(Original.Count, 4 * d)];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (long)((Int128)Original.Count * i / rows.Length);
        var values = new float[rows.Length * d];
        Original.Gather(rows, values);
        return new Matrix(values.Length / d, d, Array.ConvertAll(values, v => (double)v));
    }

    // Everything that the bits depend on. A training that fits its steps to the budget depends on that too; a search
    // only ends with it, so that it can go on with more.
    private string Identity()
    {
        var set = SettingSet.Of<LensSettings>();
        var values = string.Join(';', set.All.Select(s => $"{s.Name}={s.Format(s.Get(Settings))}"));
        var budget = Settings.Strategy == LensStrategy.Training ? Budget : null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"lens;{values};seed={Seed};budget={budget};{Source.Dimension};{Source.Count};{Samples.Mean:R};"
            + $"{Samples.StandardDeviation:R}");
    }
}
