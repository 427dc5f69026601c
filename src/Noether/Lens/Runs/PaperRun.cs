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
        var (trainer, steps) = Prepare(run);
        run.Settings = run.Settings with { Steps = steps };
        run.Timed(Stage, () =>
        {
            run.Train(trainer, Stage, steps, from: 0);
            return true;
        });
        var (generator, filter) = trainer.Model.Answer();
        var l = GroupConvolutions.Build(generator, filter);
        var seconds = trainer.History[^1].Seconds;
        var candidate = run.Judge.Measure("training", l, seconds, run.CancellationToken) with { Won = true };
        var verdict = Verdicts.Decide(candidate, run.Source.Dimension, agreement: null);
        return run.Result(generator, filter, verdict, [candidate], trainer);
    }

    private static (LensTrainer Trainer, int Steps) Prepare(LensRun run)
    {
        var steps = run.Settings.Steps;
        LensTrainer? trainer = null;
        var restored = run.TryRestore(Stage, reader =>
        {
            steps = reader.ReadInt32();
            trainer = Create(run, steps);
            trainer.Load(reader);
        });
        if (restored)
            return (trainer!, steps);
        if (run.Settings.Budget is { } budget)
        {
            steps = run.StepsWithin(budget, trialSteps =>
            {
                var trial = Create(run, trialSteps);
                trial.Model.StartAtIdentity(run.Settings.InitialScale);
                return trial;
            });
        }
        trainer = Create(run, steps);
        trainer.Model.StartAtIdentity(run.Settings.InitialScale);
        return (trainer, steps);
    }

    private static LensTrainer Create(LensRun run, int steps)
    {
        var settings = run.Settings with { Steps = steps };
        return new LensTrainer(run.Samples, settings, TrainingPlan.From(settings), run.Threads);
    }
}
