using Noether.Lens.Judging;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// The <c>fast</c> preset: proposals from closed-form initialisers, a judge on held-out samples, and a training from
/// the winner where steps are asked for. The search runs on two
/// disjoint halves of the samples: that they agree tells that the data determine the answer.
/// </summary>
internal sealed class FastRun
{
    /// <summary>How the name of an answer ends that was trained from another one.</summary>
    public const string Polished = ", polished";

    private const string PolishStage = "polish";
    private const int LeastPolishSteps = 20;
    private const int WarmUpSteps = 200;
    private const double WorseDeparture = 1.05;

    private readonly LensRun run;
    private readonly FastSearch search;

    private FastRun(LensRun run)
    {
        this.run = run;
        search = new FastSearch(run);
    }

    /// <summary>Searches, polishes where that is asked for, and concludes.</summary>
    public static LensResult Run(LensRun run) => new FastRun(run).Run();

    private LensResult Run()
    {
        search.Run(() => Found(null));
        if (search.Grid is { } grid)
            return run.Result(grid);
        var (candidates, winner, agreement) = search.Outcome();
        var best = candidates[0];
        if (run.IsCutShort || !WantsPolish() || run.Timed(PolishStage, () => Polish(winner)) is not { } trainer)
            return Found(null);

        var (generator, filter) = trainer.Model.Answer();
        var l = GroupConvolutions.Build(generator, filter);
        var polished = run.Judge.Measure(
            best.Name + Polished, l, trainer.History[^1].Seconds, run.CancellationToken);
        candidates.Add(polished);
        // What is trained has ends: it cannot take the place of a circle.
        if (!best.Circular && polished.Score < best.Score
            && polished.ToeplitzDeparture <= best.ToeplitzDeparture * WorseDeparture)
        {
            return Result(generator, filter, candidates, polished, agreement, trainer);
        }

        return Result(Generator(winner, best), Filter(winner), candidates, best, agreement, trainer);
    }

    // The best answer of the search.
    private LensResult Found(LensTrainer? trainer)
    {
        var (candidates, winner, agreement) = search.Outcome();
        return Result(
            Generator(winner, candidates[0]), Filter(winner), candidates, candidates[0], agreement, trainer);
    }

    // A circle has no ends, so no padding either: its generator is the cyclic shift itself.
    private Matrix Generator(Matrix winner, LensCandidate best) =>
        GroupConvolutions.ShiftGenerator(winner, best.Circular ? 0 : run.Settings.Padding);

    private static double[] Filter(Matrix winner) => winner.Row(GroupConvolutions.Centre(winner.Rows)).ToArray();

    private LensResult Result(
        Matrix generator, double[] filter, List<LensCandidate> candidates, LensCandidate best, double? agreement,
        LensTrainer? trainer)
    {
        var ranked = candidates.OrderBy(c => c.Score).Select(c => c with { Won = ReferenceEquals(c, best) }).ToArray();
        var verdict = Verdicts.Decide(best, run.Source.Dimension, agreement);
        return run.Result(generator, filter, verdict, ranked, trainer) with
        {
            Axes = [best.Circular ? AxisKind.Ring : AxisKind.Line],
        };
    }

    // By itself a training has never brought an answer nearer to the truth than the search had, and took most of the time.
    private bool WantsPolish() => run.Settings.Steps > 0 && !run.Settings.Without.HasFlag(LensIngredients.Polish);

    // Null where the budget leaves no time for it.
    private LensTrainer? Polish(Matrix winner)
    {
        var training = new TrainingRun(run, PolishStage);
        var trainer = training.Restore(steps => Create(winner, steps));
        if (trainer is null && !run.WithinBudget(() => trainer = Begin(winner, training)))
            return null;
        run.Settings = run.Settings with { Steps = trainer!.Steps };
        training.Run(trainer, from: 0.9, () => Found(trainer));
        return trainer.History.Count > 0 ? trainer : null;
    }

    private LensTrainer Begin(Matrix winner, TrainingRun training)
    {
        run.Report("warming up the estimators", 0.9);
        var steps = run.Settings.Steps;
        if (run.Budget is { } budget && training.StepsWithin(budget, count => Create(winner, count)) - WarmUpSteps
            is var fitting && fitting < steps)
        {
            if (fitting < LeastPolishSteps)
                throw new OperationCanceledException();
            run.Caveats.Add($"The budget left time for {fitting} of {steps} steps of training from the best answer.");
            steps = fitting;
        }

        var trainer = Create(winner, steps);
        trainer.WarmUp(run.Limit);
        return trainer;
    }

    private LensTrainer Create(Matrix winner, int steps)
    {
        var plan = TrainingPlan.From(run.Settings with { Steps = steps }) with
        {
            FilterNoise = 0,
            FirstRho = 0.5,
            WarmUp = WarmUpSteps,
        };
        var created = new LensTrainer(run.Samples, run.Settings, plan, run.Seed, run.Threads);
        created.Model.StartAt(winner);
        return created;
    }
}
