using Noether.Lens.Judging;
using Noether.Lens.Training;

namespace Noether.Lens.Runs;

/// <summary>The <c>paper</c> preset: one training from the identity with the published schedules.</summary>
internal static class PaperRun
{
    private const string Stage = "training";

    /// <summary>Trains, judges and concludes.</summary>
    public static LensResult Run(LensRun run)
    {
        var training = new TrainingRun(run, Stage);
        var trainer = training.Restore(steps => Create(run, steps)) ?? Begin(run, training);
        run.Settings = run.Settings with { Steps = trainer.Steps };
        run.Timed(Stage, () =>
        {
            // A run that is stopped is still to be judged: not its token, then.
            training.Run(trainer, from: 0, () => Answer(run, trainer, CancellationToken.None));
            return true;
        });
        try
        {
            return Answer(run, trainer, run.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped between the last step and the judge: what was trained is kept all the same.
            run.Keep(() => Answer(run, trainer, CancellationToken.None));
            throw;
        }
    }

    private static LensResult Answer(LensRun run, LensTrainer trainer, CancellationToken cancellationToken)
    {
        var (generator, filter) = trainer.Model.Answer();
        var l = GroupConvolutions.Build(generator, filter);
        var seconds = trainer.History.Count > 0 ? trainer.History[^1].Seconds : 0;
        var candidate = run.Judge.Measure("training", l, seconds, cancellationToken) with { Won = true };
        var verdict = Verdicts.Decide(candidate, run.Source.Dimension, agreement: null);
        return run.Result(generator, filter, verdict, [candidate], trainer);
    }

    private static LensTrainer Begin(LensRun run, TrainingRun training)
    {
        if (run.Budget is not { } budget)
            return AtIdentity(run, run.Settings.Steps);
        // A budget that is spent before the steps are timed buys one of them.
        var steps = 1;
        run.WithinBudget(() => steps = training.StepsWithin(budget, count => AtIdentity(run, count)));
        return AtIdentity(run, steps);
    }

    private static LensTrainer AtIdentity(LensRun run, int steps)
    {
        var trainer = Create(run, steps);
        trainer.Model.StartAtIdentity(run.Settings.InitialScale);
        return trainer;
    }

    private static LensTrainer Create(LensRun run, int steps)
    {
        var settings = run.Settings with { Steps = steps };
        return new LensTrainer(run.Samples, settings, TrainingPlan.From(settings), run.Seed, run.Threads);
    }
}
