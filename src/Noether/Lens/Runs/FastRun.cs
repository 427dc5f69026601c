using Noether.Lens.Judging;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// The <c>fast</c> preset: proposals from closed-form starts, a judge on held-out samples, and a training from the
/// winner where its statistics are not yet stationary or where steps or a budget were asked for. The search runs on two
/// disjoint halves of the samples: that they agree tells that the data determine the answer.
/// </summary>
internal static class FastRun
{
    private const string SearchStage = "search";
    private const string PolishStage = "polish";
    private const int PolishSteps = 1000;
    private const int WarmUpSteps = 200;
    private const double WorseDeparture = 1.05;

    /// <summary>Searches, polishes where that helps, and concludes.</summary>
    public static LensResult Run(LensRun run)
    {
        var (candidates, winner, agreement) = Search(run);
        var best = candidates[0];
        LensTrainer? trainer = null;
        var d = run.Source.Dimension;
        // A circle has no ends, so no padding either: its generator is the cyclic shift itself.
        var generator = GroupConvolutions.ShiftGenerator(winner, best.Circular ? 0 : run.Settings.Padding);
        var filter = winner.Row((d - 1) / 2).ToArray();
        if (WantsPolish(run, best))
        {
            trainer = run.Timed(PolishStage, () => Polish(run, winner));
            var (polishedGenerator, polishedFilter) = trainer.Model.Answer();
            var l = GroupConvolutions.Build(polishedGenerator, polishedFilter);
            var polished = run.Judge.Measure(
                best.Name + ", polished", l, trainer.History[^1].Seconds, run.CancellationToken);
            candidates.Add(polished);
            // What is trained has ends: it cannot take the place of a circle.
            if (!best.Circular && polished.Score < best.Score
                && polished.ToeplitzDeparture <= best.ToeplitzDeparture * WorseDeparture)
            {
                (generator, filter, best) = (polishedGenerator, polishedFilter, polished);
            }
        }
        var ranked = candidates.OrderBy(c => c.Score).Select(c => c with { Won = ReferenceEquals(c, best) }).ToArray();
        return run.Result(generator, filter, Verdicts.Decide(best, d, agreement), ranked, trainer);
    }

    private static bool WantsPolish(LensRun run, LensCandidate best) =>
        run.Settings.Steps > 0 || run.Settings.Budget is not null
        || (best.ToeplitzDeparture > FastSearch.CleanDeparture && !best.Circular
            && !run.Settings.Without.HasFlag(LensIngredients.Polish));

    private static (List<LensCandidate> Candidates, Matrix Winner, double Agreement) Search(LensRun run)
    {
        var d = run.Source.Dimension;
        List<LensCandidate> candidates = [];
        Matrix winner = Matrix.Identity(d);
        var agreement = 0.0;
        var restored = run.TryRestore(SearchStage, reader =>
        {
            var count = reader.ReadInt32();
            for (var i = 0; i < count; i++)
                candidates.Add(TrainingState.ReadCandidate(reader));
            winner = new Matrix(d, d, reader.ReadDoubles(d * d));
            agreement = reader.ReadDouble();
        });
        if (restored)
            return (candidates, winner, agreement);

        (candidates, winner, agreement) = new FastSearch(run).Run();
        run.Save(SearchStage, writer =>
        {
            writer.Write(candidates.Count);
            foreach (var candidate in candidates)
                TrainingState.Write(writer, candidate);
            writer.WriteDoubles(winner.Values);
            writer.Write(agreement);
        });
        return (candidates, winner, agreement);
    }

    private static LensTrainer Polish(LensRun run, Matrix winner)
    {
        var steps = run.Settings.Steps > 0 ? run.Settings.Steps : PolishSteps;
        LensTrainer Create(int count)
        {
            var plan = TrainingPlan.From(run.Settings with { Steps = count }) with
            {
                FilterNoise = 0,
                FirstRho = 0.5,
                WarmUp = WarmUpSteps,
            };
            var created = new LensTrainer(run.Samples, run.Settings, plan, run.Threads);
            created.Model.StartAt(winner);
            return created;
        }

        LensTrainer? trainer = null;
        var restored = run.TryRestore(PolishStage, reader =>
        {
            steps = reader.ReadInt32();
            trainer = Create(steps);
            trainer.Load(reader);
        });
        if (!restored)
        {
            run.Report("warming up the estimators", 0.9);
            if (run.Settings.Budget is { } budget)
                steps = Math.Max(1, run.StepsWithin(budget, Create) - WarmUpSteps);
            trainer = Create(steps);
            trainer.WarmUp(run.CancellationToken);
        }
        run.Settings = run.Settings with { Steps = steps };
        run.Train(trainer!, PolishStage, steps, from: 0.9);
        return trainer!;
    }
}
