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
    /// <summary>Sides of a grid that is looked for unasked: two rows are hardly another axis.</summary>
    public const int ShortestSide = 3;

    /// <summary>Whether to look: not where one axis is asked for, nor where the cells make no grid.</summary>
    public static bool Wanted(LensSettings settings, int cells)
    {
        if (settings.Axes == 1)
            return false;
        return settings.AsksForGrid
            || Enumerable.Range(ShortestSide, (int)Math.Sqrt(cells)).Any(a => cells % a == 0 && cells / a >= a);
    }

    /// <summary>Departure of the best single line, as far as it is known.</summary>
    public double Line { get; private set; } = 1;

    /// <summary>Searches; null where no grid of the columns can be placed.</summary>
    public GridAnswer? Run()
    {
        var clock = Stopwatch.StartNew();
        var (samples, cells) = (run.Samples, run.Columns.Count);
        var wanted = run.Settings.WantedShape;
        run.Report("grid", 0.02);
        var covariance = samples.Covariance(0, samples.Training, run.Threads);
        var all = LineSeriation.Correlation(covariance);
        var seriation = new GridSeriation(all, run.Threads, run.Limit);
        var placements = seriation.Find(Sides(wanted), cells);
        if (placements.Count == 0)
            return null;
        var best = placements[0];
        var line = Math.Min(seriation.FindLine().Departure, LineSeriation.Orders(covariance)[0].Departure);
        Line = line;
        double? lattice = null;
        if (!GridVerdicts.Promising(best.Departure, line))
        {
            // Centred pictures, whose statistics change from place to place, still tell who is whose neighbour.
            run.Report("lattice of neighbours", 0.03);
            if (Lattice(covariance, wanted, cells) is { } found && GridVerdicts.IsLattice(found.Departure))
                (best, lattice) = (found, found.Departure);
        }

        run.Report("grid, judging", 0.04);
        var shape = new GridShape(best.Rows, best.Columns);
        double? agreement = null;
        if (lattice is not null || run.Settings.AsksForGrid || GridVerdicts.Promising(best.Departure, line))
        {
            var half = samples.Training / 2;
            var halves = new[] { 0, half }.Select(first => samples.Covariance(first, half, run.Threads))
                .Select(of => lattice is null ? OfHalf(best, of, cells) : Lattice(of, shape, cells)).ToArray();
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

    /// <summary>What a run reports of an answer.</summary>
    public GridFinding Finding(GridAnswer answer)
    {
        // The cells that are left over take the columns that do not vary.
        var columns = new int[run.Columns.Count];
        Array.Fill(columns, -1);
        for (var k = 0; k < run.Columns.Kept.Length; k++)
            columns[answer.Placement.Cells[k]] = run.Columns.Kept[k];
        var aside = new Queue<int>(run.Columns.Aside);
        for (var cell = 0; cell < columns.Length; cell++)
            columns[cell] = columns[cell] < 0 ? aside.Dequeue() : columns[cell];
        LensCandidate[] others =
        [
            .. answer.Others.Select(other => GridJudge.Measure(run.Samples, other, run.Threads)),
            new LensCandidate
            {
                Name = "best line",
                ToeplitzDeparture = answer.Line,
                Score = answer.Line,
            },
        ];
        return new GridFinding(
            new GridShape(answer.Placement.Rows, answer.Placement.Columns), GridTransforms.Representation(columns),
            GridVerdicts.Decide(answer),
            [answer.Figures with { Won = true }, .. others.OrderBy(other => other.Score)])
        {
            Topology = answer.Placement.Topology,
        };
    }

    private GridPlacement? Lattice(Matrix covariance, GridShape? shape, int cells) =>
        new LatticeSeriation(covariance, run.Threads, run.Limit).Find(Sides(shape), cells);

    // What one half of the samples prefers: its own placement, or that of all where it departs less from the
    // correlations of this half, since then the search by itself had missed the better one.
    private GridPlacement? OfHalf(GridPlacement best, Matrix covariance, int cells)
    {
        var correlation = LineSeriation.Correlation(covariance);
        var ofAll = DisplacementMeans.Departure(correlation, new Displacements(best.Rows, best.Columns), best.Cells);
        var own = new GridSeriation(correlation, run.Threads, run.Limit).Find((best.Rows, best.Columns), cells);
        return own.Count > 0 && own[0].Departure <= ofAll ? own[0] : best;
    }

    /// <summary>A shape that somebody gave, as searches take it.</summary>
    public static (int Rows, int Columns)? Sides(GridShape? shape) =>
        shape is { } known ? (known.Rows, known.Columns) : null;
}
