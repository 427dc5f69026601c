using Noether.Data;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Judging;
using Noether.Lens.Runs;
using Noether.Lens.Seriation;
using Noether.Lens.Training;

namespace Noether.Studies;

/// <summary>Every call of the lens that the studies make.</summary>
internal static class LensRuns
{
    /// <summary>The signature of <see cref="Discover"/>; tests put something quick or faulty in its place.</summary>
    /// <param name="context">What the case runs with.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="settings">The knobs.</param>
    /// <param name="seed">Seed of the run.</param>
    public delegate LensResult Discovery(
        StudyContext context, SampleSet samples, LensSettings settings, ulong seed);

    /// <summary>Discovers with checkpoints, so that an interrupted case goes on where it was.</summary>
    public static LensResult Discover(StudyContext context, SampleSet samples, LensSettings settings, ulong seed) =>
        LensDiscovery.Run(samples, settings, With(context, seed) with { Store = new ScratchStore(context.Scratch) });

    /// <summary>Reads what a discovery reads.</summary>
    /// <param name="context">What the case runs with.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="settings">The knobs.</param>
    /// <param name="seed">Seed of the choice of rows.</param>
    public static LensSamples Load(StudyContext context, SampleSet samples, LensSettings settings, ulong seed) =>
        LensSamples.Load(samples, settings.SearchSamples, settings.Centring, seed, context.Cancellation);

    /// <summary>Checks samples as a discovery does before it reads them, then reads them.</summary>
    public static LensSamples CheckAndLoad(
        StudyContext context, SampleSet samples, LensSettings settings, ulong seed)
    {
        LensDiscovery.Check(samples, settings, With(context, seed));
        return Load(context, samples, settings, seed);
    }

    /// <summary>The search for a grid that comes round alone, after that for an open one, which it may lose to.</summary>
    /// <returns>What it answers, null where there is no such grid, and the best ring that it placed.</returns>
    public static (GridAnswer? Answer, GridPlacement? Nearest) Rings(
        StudyContext context, SampleSet samples, ulong seed)
    {
        using var run = new LensRun(samples, LensSettings.Fast, With(context, seed));
        var grids = new GridSearch(run);
        var open = grids.Run();
        var rings = new RingSearch(run);
        var answer = rings.Run(open, grids.Line);
        // Where an open grid is clear no ring is looked for; how near one would come is of interest all the same.
        if (rings.Nearest is null)
            rings.Run(null, grids.Line);
        return (answer, rings.Nearest);
    }

    /// <summary>A training alone, not begun.</summary>
    /// <param name="context">What the case runs with.</param>
    /// <param name="samples">What to train on.</param>
    /// <param name="settings">The knobs; the padding is filled in.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="change">Changes the plan of the training; null leaves it.</param>
    public static LensTrainer Trainer(
        StudyContext context, LensSamples samples, LensSettings settings, ulong seed,
        Func<TrainingPlan, TrainingPlan>? change = null)
    {
        var plan = TrainingPlan.From(settings);
        return new LensTrainer(samples, settings, change is null ? plan : change(plan), seed, context.Threads);
    }

    /// <summary>A row of a training as the studies show it.</summary>
    /// <param name="row">The row.</param>
    public static IReadOnlyList<NamedValue> Shown(LensHistoryRow row) =>
    [
        new("step", row.Step), new("loss", row.Total), new("rank", row.Rank), new("rate", row.LearningRate),
        new("alignment", row.Alignment), new("uniformity", row.Uniformity),
        new("marginal", row.MarginalEntropy), new("joint", row.JointEntropy),
    ];

    private static RunContext With(StudyContext context, ulong seed) => new()
    {
        Seed = seed,
        Threads = context.Threads,
        Progress = context.Progress,
        Cancellation = context.Cancellation,
    };
}
