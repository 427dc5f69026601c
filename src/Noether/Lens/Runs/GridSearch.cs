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
        double? lattice = null;
        if (!GridVerdicts.Promising(best.Departure, line))
        {
            // Centred pictures, whose statistics change from place to place, still tell who is whose neighbour.
            run.Report("lattice of neighbours", 0.03);
            if (Lattice(0, samples.Training, wanted, cells) is { } found && GridVerdicts.IsLattice(found.Departure))
                (best, lattice) = (found, found.Departure);
        }

        run.Report("grid, judging", 0.04);
        var shape = new GridShape(best.Rows, best.Columns);
        double? agreement = null;
        if (lattice is not null || run.Settings.Axes == 2 || wanted is not null
            || GridVerdicts.Promising(best.Departure, line))
        {
            var half = samples.Training / 2;
            var halves = new[] { 0, half }.Select(first => lattice is null
                ? OfHalf(best, shape, cells, first, half) : Lattice(first, half, shape, cells)).ToArray();
            agreement = halves is [{ } one, { } two] ? GridAgreement.Of(one, two) : 0;
        }

        var judged = GridJudge.Measure(samples, best, run.Threads);
        return new GridAnswer
        {
            Placement = best,
            Others = lattice is null ? [.. placements.Skip(1)] : placements,
            Lattice = lattice,
            Line = line,
            Agreement = agreement,
            ShapeGiven = wanted is not null,
            Figures = judged with { Seconds = clock.Elapsed.TotalSeconds },
        };
    }

    private GridPlacement? Lattice(int first, int count, GridShape? shape, int cells) => new LatticeSeriation(
        run.Samples.Covariance(first, count, run.Threads), run.Threads, run.Limit)
        .Find(shape is { } known ? (known.Rows, known.Columns) : null, cells);

    // What one half of the samples prefers: its own placement, or that of all where it departs less from the
    // correlations of this half, since then the search by itself had missed the better one.
    private GridPlacement? OfHalf(GridPlacement best, GridShape shape, int cells, int first, int count)
    {
        var correlation = Correlation(first, count);
        var of = DisplacementMeans.Departure(correlation, new Displacements(best.Rows, best.Columns), best.Cells);
        var own = Find(new GridSeriation(correlation, run.Threads, run.Limit), shape, cells);
        return own.Count > 0 && own[0].Departure <= of ? own[0] : best;
    }

    private static IReadOnlyList<GridPlacement> Find(GridSeriation seriation, GridShape? shape, int cells) =>
        seriation.Find(shape is { } known ? (known.Rows, known.Columns) : null, cells);

    private Matrix Correlation(int first, int count) =>
        LineSeriation.Correlation(run.Samples.Covariance(first, count, run.Threads));
}
