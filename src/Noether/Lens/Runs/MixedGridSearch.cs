using System.Diagnostics;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// Looks for two hidden axes behind a map that mixes the columns, where sources are local: independent components are
/// the cells, in an unknown order and with unknown signs. The magnitudes of their correlations place them on a grid,
/// a tree of neighbours signs them, and a refinement that asks for stationarity along both axes turns them into place.
/// Each half of the samples does all of that by itself.
/// </summary>
internal sealed class MixedGridSearch(LensRun run)
{
    private const int HalfSamples = 12_000;
    private const int HalfSteps = 100;
    private const double HalfRate = 0.02;
    private const int LastSamples = 32_000;
    private const int LastSteps = 60;
    private const double LastRate = 0.005;

    private readonly SharpnessWeights weights = SharpnessWeights.Without(run.Settings.Without);

    /// <summary>Searches; null where the components of the halves do not lie on one grid.</summary>
    /// <param name="one">Independent components of the first half of the samples, d x d orthogonal.</param>
    /// <param name="two">Those of the second half.</param>
    /// <param name="wanted">The shape where somebody gave it.</param>
    public MixedGridAnswer? Run(Matrix one, Matrix two, GridShape? wanted)
    {
        var clock = Stopwatch.StartNew();
        run.Report("grid of independent components", 0.08);
        var half = run.Samples.Training / 2;
        var (first, second) = (Place(one, 0, half, wanted), Place(two, half, half, wanted));
        if (first is null || second is null || first.Shape != second.Shape)
            return null;
        run.Report("refining on a grid", 0.1);
        var shape = first.Shape;
        var grid = new BlockToeplitz(shape.Rows, shape.Columns);
        Matrix[] halves = [first.R, second.R];
        ParallelBlocks.Run(2, run.Threads, k => halves[k] = Refine(
            halves[k], grid, k * half, Math.Min(half, HalfSamples), HalfSteps, HalfRate));
        List<(Matrix R, LensCandidate Figures)> judged = [];
        foreach (var r in halves)
            judged.Add((r, Measure(r)));
        run.Report("refining on a grid, all samples", 0.5);
        var best = judged.MinBy(answer => answer.Figures.Score);
        var last = Refine(best.R, grid, 0, Math.Min(run.Samples.Training, LastSamples), LastSteps, LastRate);
        judged.Add((last, Measure(last)));
        best = judged.MinBy(answer => answer.Figures.Score);
        return new MixedGridAnswer
        {
            Shape = shape,
            Representation = best.R,
            Figures = best.Figures,
            OfLine = Math.Max(first.OfLine, second.OfLine),
            OfNext = wanted is not null || first.OfNext is null || second.OfNext is null
                ? null : Math.Max(first.OfNext.Value, second.OfNext.Value),
            Agreement = GridTransforms.Alike(halves[0], halves[1], shape),
        };

        LensCandidate Measure(Matrix r) => run.Judge.Measure(
            $"{GridJudge.Name(shape)} of independent components", r, shape, clock.Elapsed.TotalSeconds, run.Limit);
    }

    // The components on the cells of the best grid; null where a line explains them about as well, or nothing does.
    private Placed? Place(Matrix components, int from, int count, GridShape? wanted)
    {
        var correlation = LineSeriation.Correlation(
            MatrixOps.Congruence(components, run.Samples.Covariance(from, count, run.Threads)));
        // Signs are unknown yet, so only magnitudes tell who is near.
        var magnitudes = correlation.Clone();
        foreach (ref var value in magnitudes.Values)
            value = Math.Abs(value);
        var seriation = new GridSeriation(magnitudes, run.Threads, run.Limit);
        var found = seriation.Find(GridSearch.Sides(wanted));
        if (found.Count == 0)
            return null;
        var line = Math.Min(seriation.FindLine().Departure, LineSeriation.Orders(magnitudes)[0].Departure);
        return GridVerdicts.Promising(found[0].Departure, line)
            ? new Placed(
                new GridShape(found[0].Rows, found[0].Columns), GridOrder.Arrange(components, correlation, found[0]),
                found[0].Departure / line, found.Count > 1 ? found[0].Departure / found[1].Departure : null)
            : null;
    }

    private Matrix Refine(Matrix start, BlockToeplitz grid, int from, int count, int steps, double rate)
    {
        var objective = new StationarySharpness(
            run.Samples.Columns(from, count), run.Samples.Dimension, weights, grid);
        return Refinement.Run(objective, start, steps, rate, run.Limit).R;
    }

    private sealed record Placed(GridShape Shape, Matrix R, double OfLine, double? OfNext);
}
