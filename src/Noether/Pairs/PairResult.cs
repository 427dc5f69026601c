using System.Diagnostics;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>What a run found.</summary>
internal sealed record PairResult
{
    private const int Rounds = 6;
    private const int NullRounds = 3;
    private const int NullPairs = 1000;
    private const double AsGood = 1.2; // fixed steps are preferred where unknown ones, which are freer, explain no more
    private const double AsGoodBesides = 0.01;

    /// <summary>The pairs.</summary>
    public required PairInput Pairs { get; init; }

    /// <summary>The generator on the samples, d x d.</summary>
    public required Matrix Generator { get; init; }

    /// <summary>How it came about.</summary>
    public required PairModel Model { get; init; }

    /// <summary>The step of every pair, in the order of <see cref="PairInput.Order"/>.</summary>
    public required double[] Steps { get; init; }

    /// <summary>Share of held-out second samples that is not explained.</summary>
    public required double Unexplained { get; init; }

    /// <summary>The least share that shuffled pairs leave unexplained.</summary>
    public required double NullUnexplained { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Seconds by stage.</summary>
    public IReadOnlyList<NamedValue> Timings { get; init; } = [];

    /// <summary>Refuses pairs whose map fits and has no real logarithm.</summary>
    public static void RequireLogarithm(PairInput pairs, PairSettings settings, RunContext context)
    {
        if (pairs.Steps is not null || settings.StepKind == StepKind.Unknown)
            return;
        var map = StepFit.Map(pairs);
        if (StepFit.Unexplained(pairs, map) > PairVerdict.MostUnexplained
            || MatrixLogarithm.Obstacle(map) is not { } obstacle)
            return;
        // Directions that hold noise only have eigenvalues by chance; what turns can explain needs no logarithm.
        if (FixedTurns(pairs, context).Any(model =>
            model.Unexplained(pairs, model.Steps(pairs), pairs.Training) <= PairVerdict.MostUnexplained))
            return;
        throw new NoetherException($"No real generator leads from the first samples to the second. {obstacle}")
        {
            Setting = "next",
        };
    }

    /// <summary>Runs.</summary>
    public static PairResult Of(PairData data, PairSettings settings, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var pairs = PairInput.Read(data, settings, context);
        var reading = watch.Elapsed.TotalSeconds;
        context.Progress?.Report(new RunProgress("fitting", 0.1));
        var (model, steps, unexplained) = Best(pairs, settings.StepKind, Rounds, context)
            ?? (Nothing(pairs), new double[pairs.Before.Rows], 1);
        var fitting = watch.Elapsed.TotalSeconds - reading;
        context.Progress?.Report(new RunProgress("shuffling pairs", 0.5));
        var least = double.PositiveInfinity;
        for (var shuffle = 0; shuffle < settings.Shuffles; shuffle++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var shuffled = pairs.Shuffled(NullPairs, new CounterRandom(context.Seed, stream: 1000 + (ulong)shuffle));
            if (Like(model, shuffled, context) is { } one)
                least = Math.Min(least, one.Unexplained);
        }

        return Of(
            pairs, data, settings, (model, steps, unexplained), least,
            [
                new("reading", reading), new("fitting", fitting),
                new("shuffling", watch.Elapsed.TotalSeconds - reading - fitting),
                new("total", watch.Elapsed.TotalSeconds),
            ]);
    }

    /// <summary>What was found, and the conclusion.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="data">Where they come from.</param>
    /// <param name="settings">About what the map acts.</param>
    /// <param name="fit">The generator on coordinates, the step of every pair, and the share that is left unexplained.</param>
    /// <param name="least">The least share that shuffled pairs leave unexplained; infinite where there is none.</param>
    /// <param name="timings">Seconds by stage.</param>
    public static PairResult Of(
        PairInput pairs, PairData data, PairSettings settings, (PairModel Model, double[] Steps, double Unexplained) fit, double least,
        IReadOnlyList<NamedValue> timings)
    {
        var result = new PairResult
        {
            Pairs = pairs,
            Generator = pairs.Generator(fit.Model.Generator),
            Model = fit.Model,
            Steps = fit.Steps,
            Unexplained = fit.Unexplained,
            NullUnexplained = double.IsFinite(least) ? least : 1,
            Verdict = new Verdict { Finding = Finding.Undecided, Summary = "Not concluded." },
            Timings = timings,
        };
        return result with { Verdict = PairVerdict.Of(result, data, settings) };
    }

    private static (PairModel Model, double[] Steps, double Unexplained)? Best(
        PairInput pairs, StepKind kind, int rounds, RunContext context)
    {
        var models = new List<(PairModel Model, double[] Steps, double Unexplained)>();
        if (pairs.Steps is not null)
        {
            Add(StepFit.Known(pairs, context));
            Add(Turns(pairs, white: false, rounds, context));
            Add(Turns(pairs, white: true, rounds, context));
            return models.MinBy(one => one.Unexplained);
        }

        if (kind != StepKind.Fixed)
        {
            Add(Turns(pairs, white: false, rounds, context));
            Add(Turns(pairs, white: true, rounds, context));
        }

        if (kind != StepKind.Unknown)
        {
            var free = models.Count == 0 ? double.PositiveInfinity : models.Min(model => model.Unexplained);
            var alternatives = models.ToArray();
            models.Clear();
            Add(StepFit.Fixed(pairs));
            foreach (var model in FixedTurns(pairs, context))
                Add(model);
            if (models.Count == 0 || models.Min(model => model.Unexplained) > (AsGood * free) + AsGoodBesides)
                models.AddRange(alternatives);
        }

        return models.Count == 0 ? null : models.MinBy(model => model.Unexplained);

        void Add(PairModel? model)
        {
            if (model is not null)
            {
                var steps = model.Steps(pairs);
                models.Add((model, steps, model.Unexplained(pairs, steps, pairs.Training)));
            }
        }
    }

    // The same kind of model on other pairs.
    private static (PairModel Model, double[] Steps, double Unexplained)? Like(
        PairModel model, PairInput pairs, RunContext context)
    {
        var same = model is { Turning: not null, FindsSteps: false } && pairs.Steps is null
                ? FixedTurns(pairs, context).FirstOrDefault(one => one.Name == model.Name)
            : model.Turning is not null ? Turns(pairs, model.Scales.Any(scale => scale != 1), NullRounds, context)
            : pairs.Steps is not null ? StepFit.Known(pairs, context)
            : StepFit.Fixed(pairs);
        if (same is null)
            return null;
        var steps = same.Steps(pairs);
        return (same, steps, same.Unexplained(pairs, steps, pairs.Training));
    }

    private static PairModel? Turns(PairInput pairs, bool white, int rounds, RunContext context) =>
        new TurningFit(pairs, white ? pairs.Sizes : [.. pairs.Sizes.Select(_ => 1.0)], context).Fit(rounds);

    // Turns by the same step, which is called 1.
    private static PairModel[] FixedTurns(PairInput pairs, RunContext context)
    {
        var known = pairs with { Steps = [.. Enumerable.Repeat(1.0, pairs.Before.Rows)] };
        return [.. new[] { false, true }.Select(white => Turns(known, white, Rounds, context)).OfType<PairModel>()];
    }

    private static PairModel Nothing(PairInput pairs) => new()
    {
        Name = "no model",
        Generator = new Matrix(pairs.Rank, pairs.Rank),
    };
}
