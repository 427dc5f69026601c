using System.Diagnostics;
using System.Globalization;
using Noether.Data;
using Noether.Lens.Judging;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// What both presets share in one run: the samples, the settings with open choices filled in, and bookkeeping.
/// </summary>
internal sealed class LensRun
{
    private const int TrialSteps = 20;
    private const double TrialMargin = 1.05;

    private readonly LensCheckpoints? checkpoints;
    private readonly IProgress<LensProgress>? progress;
    private readonly Stopwatch total = Stopwatch.StartNew();
    private readonly Stopwatch sinceReport = Stopwatch.StartNew();
    private readonly List<KeyValuePair<string, double>> timings = [];
    private readonly string tag;

    public LensRun(
        SampleSet source, LensSettings settings, LensCheckpoints? checkpoints, IProgress<LensProgress>? progress,
        CancellationToken cancellationToken)
    {
        this.checkpoints = checkpoints;
        this.progress = progress;
        View = new AnswerView(progress);
        CancellationToken = cancellationToken;
        Source = source;
        Report("reading samples", 0);
        Settings = settings with
        {
            Padding = settings.Padding < 0 ? source.Dimension : settings.Padding,
            BatchSize = settings.BatchSize == 0 ? 500 * source.Dimension : settings.BatchSize,
        };
        Samples = Timed("reading", () => LensSamples.Load(
            source, settings.SearchSamples, settings.Centring, settings.Seed, cancellationToken));
        Judge = new LensJudge(Samples, Settings, settings.Threads);
        var values = string.Create(CultureInfo.InvariantCulture, $"{Samples.Mean:R};{Samples.StandardDeviation:R}");
        tag = $"{Settings with { Threads = 0 }};{source.Dimension};{source.Count};{values}";
    }

    public SampleSet Source { get; }

    public LensSettings Settings { get; set; }

    public LensSamples Samples { get; }

    public LensJudge Judge { get; }

    /// <summary>Shows answers as they form.</summary>
    public AnswerView View { get; }

    public CancellationToken CancellationToken { get; }

    public int Threads => Settings.Threads;

    /// <summary>Runs a stage and keeps its seconds under a name.</summary>
    public T Timed<T>(string name, Func<T> stage)
    {
        var clock = Stopwatch.StartNew();
        var result = stage();
        timings.Add(new(name, clock.Elapsed.TotalSeconds));
        return result;
    }

    /// <summary>Runs a stage and keeps its seconds under a name.</summary>
    public void Timed(string name, Action stage)
    {
        var clock = Stopwatch.StartNew();
        stage();
        timings.Add(new(name, clock.Elapsed.TotalSeconds));
    }

    /// <summary>Tells the observer of a new stage.</summary>
    public void Report(string stage, double fraction)
    {
        var report = new LensProgress(stage, fraction);
        View.Enter(report);
        progress?.Report(report);
    }

    /// <summary>Reads a stage's checkpoint if the run is to resume and has one.</summary>
    public bool TryRestore(string stage, Action<BinaryReader> read) =>
        checkpoints is { Resume: true } && CheckpointFile.TryRead(PathOf(stage), tag, read);

    /// <summary>Writes a stage's checkpoint, if there is a place for it.</summary>
    public void Save(string stage, Action<BinaryWriter> write)
    {
        if (checkpoints is not null)
            CheckpointFile.Write(PathOf(stage), tag, write);
    }

    /// <summary>Trains to the end, with progress, regular checkpoints, and a last one when it is stopped.</summary>
    /// <param name="trainer">The training, placed at its start or restored.</param>
    /// <param name="stage">Name of the stage, for progress and checkpoint.</param>
    /// <param name="steps">Its number of steps.</param>
    /// <param name="from">Share of the whole run that was done before it.</param>
    public void Train(LensTrainer trainer, string stage, int steps, double from)
    {
        var sinceSave = Stopwatch.StartNew();
        var clock = Stopwatch.StartNew();
        var first = trainer.Step;
        void Write(BinaryWriter writer)
        {
            writer.Write(steps);
            trainer.Save(writer);
        }

        try
        {
            trainer.Run(row =>
            {
                if (checkpoints is not null && sinceSave.Elapsed >= checkpoints.Interval)
                {
                    Save(stage, Write);
                    sinceSave.Restart();
                }
                if (progress is null || (sinceReport.Elapsed.TotalSeconds < 0.2 && trainer.Step < steps))
                    return;
                sinceReport.Restart();
                var done = trainer.Step - first;
                var left = clock.Elapsed * ((steps - trainer.Step) / (double)done);
                var share = from + ((1 - from) * trainer.Step / steps);
                progress.Report(new LensProgress(stage, share, left, row, steps)
                {
                    Snapshot = View.Take(trainer.Look),
                });
            }, CancellationToken);
        }
        catch (OperationCanceledException)
        {
            Save(stage, Write);
            throw;
        }
        Save(stage, Write);
    }

    /// <summary>
    /// Steps that fit into what is left of a budget that began with the run. The schedules need the number beforehand,
    /// so a few steps are timed on a training that is thrown away.
    /// </summary>
    /// <param name="budget">Wall-clock time for the whole run.</param>
    /// <param name="create">Makes a training of a number of steps, placed at its start.</param>
    public int StepsWithin(TimeSpan budget, Func<int, LensTrainer> create)
    {
        var clock = Stopwatch.StartNew();
        var best = double.PositiveInfinity;
        var before = 0.0;
        create(TrialSteps).Run(_ =>
        {
            var now = clock.Elapsed.TotalSeconds;
            best = Math.Min(best, now - before);
            before = now;
        }, CancellationToken);
        var left = budget.TotalSeconds - total.Elapsed.TotalSeconds;
        return (int)Math.Clamp(left / (best * TrialMargin), 1, 1_000_000_000);
    }

    /// <summary>The record of the run.</summary>
    public LensResult Result(
        Matrix generatorPadded, double[] filter, LensVerdict verdict, IReadOnlyList<LensCandidate> candidates,
        LensTrainer? trainer)
    {
        var d = Source.Dimension;
        // Spread over the data: the first rows of a picture or of a recording are often its dullest.
        var rows = new long[(int)Math.Min(Source.Count, 4 * d)];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (long)((Int128)Source.Count * i / rows.Length);
        var examples = new float[rows.Length * d];
        Source.Gather(rows, examples);
        timings.Add(new("total", total.Elapsed.TotalSeconds));
        return new LensResult
        {
            Settings = Settings,
            Dimension = d,
            SampleCount = Source.Count,
            Source = Source.Source,
            Generator = GroupConvolutions.Crop(generatorPadded, d),
            GeneratorPadded = generatorPadded,
            Filter = filter,
            GroupConvolution = GroupConvolutions.Build(generatorPadded, filter),
            Mean = Samples.Mean,
            StandardDeviation = Samples.StandardDeviation,
            Verdict = verdict,
            Candidates = candidates,
            History = trainer?.History ?? [],
            Snapshots = trainer?.Snapshots ?? [],
            Timings = timings,
            ExampleSamples = new Matrix(examples.Length / d, d, Array.ConvertAll(examples, v => (double)v)),
        };
    }

    private string PathOf(string stage) => Path.Combine(checkpoints!.Folder, stage + ".ckpt");
}
