using System.Diagnostics;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// Looks for two hidden axes: the grid of columns that are only shuffled. The grid is placed by all samples of the
/// search, judged on held-out ones, and placed again by each half of the samples, which shows how sure its cells are.
/// </summary>
internal sealed class GridSearch(LensRun run)
{
    // Sides of a grid that is looked for unasked: two rows are hardly another axis.
    private const int ShortestSide = 3;

    /// <summary>Whether to look: not where one axis is asked for, nor where the cells make no grid.</summary>
    public static bool Wanted(LensSettings settings, int cells)
    {
        if (settings.Axes == 1)
            return false;
        return settings.Axes == 2 || settings.Shape.Length > 0
            || Enumerable.Range(ShortestSide, (int)Math.Sqrt(cells)).Any(a => cells % a == 0 && cells / a >= a);
    }

    /// <summary>Searches; null where no grid of the columns can be placed.</summary>
    public GridAnswer? Run()
    {
        var clock = Stopwatch.StartNew();
        var (samples, cells) = (run.Samples, run.Columns.Count);
        GridShape? wanted = run.Settings.Shape.Length > 0 ? GridShape.Parse(run.Settings.Shape) : null;
        run.Report("grid", 0.02);
        var all = Correlation(0, samples.Training);
        var seriation = new GridSeriation(all, run.Threads, run.Limit);
        var placements = Find(seriation, wanted, cells);
        if (placements.Count == 0)
            return null;
        var best = placements[0];
        var line = Math.Min(
            seriation.FindLine().Departure,
            LineSeriation.Orders(samples.Covariance(0, samples.Training, run.Threads))[0].Departure);
        run.Report("grid, judging", 0.3);
        var shape = new GridShape(best.Rows, best.Columns);
        var asked = run.Settings.Axes == 2 || wanted is not null;
        double? agreement = null;
        if (asked || GridVerdicts.Promising(best.Departure, line))
        {
            var half = samples.Training / 2;
            var halves = new[] { 0, half }.Select(first => Find(
                new GridSeriation(Correlation(first, half), run.Threads, run.Limit), shape, cells)).ToArray();
            agreement = halves.All(h => h.Count > 0) ? GridAgreement.Of(halves[0][0], halves[1][0]) : 0;
        }

        var judged = GridJudge.Measure(samples, best, run.Threads);
        return new GridAnswer
        {
            Placement = best,
            Others = [.. placements.Skip(1)],
            Line = line,
            Agreement = agreement,
            ShapeGiven = wanted is not null,
            Figures = judged with { Seconds = clock.Elapsed.TotalSeconds },
        };
    }

    private static IReadOnlyList<GridPlacement> Find(GridSeriation seriation, GridShape? shape, int cells) =>
        seriation.Find(shape is { } known ? (known.Rows, known.Columns) : null, cells);

    private Matrix Correlation(int first, int count) =>
        LineSeriation.Correlation(run.Samples.Covariance(first, count, run.Threads));
}
