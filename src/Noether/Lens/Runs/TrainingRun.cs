using System.Diagnostics;
using Noether.Discovery;
using Noether.Lens.Training;

namespace Noether.Lens.Runs;

/// <summary>
/// Runs a training to its end with progress, regular checkpoints, and a last one when it is stopped.
/// </summary>
/// <param name="run">The run that it belongs to.</param>
/// <param name="stage">Name of the stage, for progress and checkpoints.</param>
internal sealed class TrainingRun(LensRun run, string stage)
{
    private const int TrialSteps = 20;

    // Of the time that is left; what follows the training takes some as well.
    private const double TimeToUse = 0.9;

    // How far a training whose steps were fitted to the budget may overrun it, should the machine have become slower.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // Of the time of a training at most one part in so many goes into answers that are only kept.
    private const double Rarity = 25;

    private readonly Stopwatch sinceReport = Stopwatch.StartNew();
    private readonly Stopwatch sinceKept = Stopwatch.StartNew();
    private TimeSpan pause;

    /// <summary>Restores a training from its checkpoint; null where there is none.</summary>
    /// <param name="create">Makes a training of a number of steps.</param>
    public LensTrainer? Restore(Func<int, LensTrainer> create)
    {
        LensTrainer? trainer = null;
        run.TryRestore(stage, checkpoint =>
        {
            var steps = checkpoint.Whole("steps");
            if (steps is < 1 or > 1_000_000_000)
                throw new InvalidDataException($"The checkpoint is of {steps} steps.");
            trainer = create((int)steps);
            trainer.Load(checkpoint);
        });
        return trainer;
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
        var times = new List<double>();
        create(TrialSteps).Run(_ => times.Add(clock.Elapsed.TotalSeconds), run.Limit);
        // The first step is dearer than the others.
        var each = (times[^1] - times[0]) / (times.Count - 1);
        var left = (budget - run.Elapsed).TotalSeconds;
        return (int)Math.Clamp(TimeToUse * left / each, 1, 1_000_000_000);
    }

    /// <summary>Trains to the end, or to the end of the budget.</summary>
    /// <param name="trainer">The training, placed at its start or restored.</param>
    /// <param name="from">Share of the whole run that was done before it.</param>
    /// <param name="best">The best answer so far, kept with the checkpoints.</param>
    public void Run(LensTrainer trainer, double from, Func<LensResult> best)
    {
        var sinceSave = Stopwatch.StartNew();
        var clock = Stopwatch.StartNew();
        var (first, steps) = (trainer.Step, trainer.Steps);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(run.CancellationToken);
        if (run.Budget is { } budget)
            limit.CancelAfter(LensRun.Waitable(budget + Grace - run.Elapsed));
        try
        {
            run.WithinBudget(() => trainer.Run(row =>
            {
                if (run.Store is { } store && sinceSave.Elapsed >= store.Interval)
                {
                    Save(trainer);
                    if (sinceKept.Elapsed >= pause)
                        Keep(best);
                    sinceSave.Restart();
                }

                if (run.Progress is not null && (sinceReport.Elapsed.TotalSeconds >= 0.2 || trainer.Step >= steps))
                {
                    sinceReport.Restart();
                    var left = clock.Elapsed * ((steps - trainer.Step) / (double)(trainer.Step - first));
                    Report(trainer, row, from, left);
                }
            }, limit.Token));
        }
        catch (OperationCanceledException)
        {
            Save(trainer);
            if (trainer.Step > 0)
                Keep(best);
            throw;
        }

        Save(trainer);
    }

    private void Report(LensTrainer trainer, LensHistoryRow row, double from, TimeSpan left)
    {
        run.Progress!.Report(new RunProgress(stage, from + ((1 - from) * trainer.Step / trainer.Steps), left)
        {
            Row = [.. LensHistoryRow.Columns.Zip(row.ToValues(), (name, value) => new NamedValue(name, value))],
            TotalSteps = trainer.Steps,
            Figures = run.View.Take(trainer.Look),
        });
    }

    private void Save(LensTrainer trainer) => run.Save(stage, checkpoint =>
    {
        checkpoint.With("steps", trainer.Steps);
        trainer.Save(checkpoint);
    });

    private void Keep(Func<LensResult> best)
    {
        var clock = Stopwatch.StartNew();
        run.Keep(best);
        pause = Rarity * clock.Elapsed;
        sinceKept.Restart();
    }
}
