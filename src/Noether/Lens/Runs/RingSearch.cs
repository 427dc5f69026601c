using System.Diagnostics;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// Looks for a grid that comes round: a cylinder, a torus, or rings whose statistics differ from one to the next, as
/// those of the latitudes of a globe do. What is looked for first is the ring, with nothing said of the other axis; then it
/// is asked whether the rows are alike, and whether they come round too.
/// </summary>
internal sealed class RingSearch(LensRun run)
{
    // A window of the plane with so clear a departure and open edges leaves no room for a ring.
    private const double ClearDeparture = 0.02;
    private const double OpenSeam = 0.3;

    // A ring needs that much less than what is open, unless that comes round by itself.
    private const double MostOfOpen = 0.7;

    // Placements that explain about as much are told apart by how near neighbours on the ring are.
    private const double AboutAsGood = 2;
    private const double AboutAsGoodAnyway = 0.02;
    private const double LeastCloseness = 0.8;

    /// <summary>The best ring of those that were placed, good or not; null where none was.</summary>
    public GridPlacement? Nearest { get; private set; }

    /// <summary>Searches; null where there is no ring, or nothing that is better than the open grid.</summary>
    /// <param name="open">What the search for a window of the plane came to; null where no grid can be placed.</param>
    /// <param name="line">Departure of the best single line.</param>
    public GridAnswer? Run(GridAnswer? open, double line)
    {
        // Cells that columns without variance would take are not known.
        if (run.Columns.Aside.Length > 0)
            return null;
        var clock = Stopwatch.StartNew();
        var samples = run.Samples;
        run.Report("rings", 0.04);
        var covariance = samples.Covariance(0, samples.Training, run.Threads);
        var correlation = LineSeriation.Correlation(covariance);
        var seams = open is { Lattice: null } ? Seams(correlation, open.Placement) : 1;
        if (open is { Lattice: null } && open.Placement.Departure <= ClearDeparture && seams >= OpenSeam)
            return null;
        var wanted = run.Settings.WantedShape;
        var found = new RingSeriation(correlation, run.Threads, run.Limit).Find(
            GridSearch.Sides(wanted), GridSearch.ShortestSide);
        Nearest = Best(found, correlation);
        if (Nearest is not { Rows: > 1 } ring || !GridVerdicts.Promising(ring.Departure, line)
            || (open is { Lattice: null } && seams > LensCandidate.MostSeam
                && ring.Departure > MostOfOpen * open.Placement.Departure))
        {
            return null;
        }

        var topology = Topology(covariance, ring);
        var best = ring.On(topology, correlation);
        var half = samples.Training / 2;
        var halves = new[] { 0, half }
            .Select(first => OfHalf(best, samples.Covariance(first, half, run.Threads))).ToArray();
        var held = samples.Covariance(samples.Training, samples.HeldOut, run.Threads);
        return new GridAnswer
        {
            Placement = Upright(RingGauge.Fix(best), wanted),
            Others = [.. found.Where(other => other.Rows > 1 && IsRival(other))],
            Line = line,
            Agreement = GridAgreement.Of(halves[0], halves[1]),
            ShapeGiven = wanted is not null,
            Figures = GridJudge.Measure(samples, best, run.Threads) with { Seconds = clock.Elapsed.TotalSeconds },
            Ring = RingFigures.Measure(held, best),
        };

        // Whatever turns with the grid explains what the ring does: a part of it, the other ring of a torus, or, where
        // rows are a mirror image of each other, a turn and a reflection in one, whose neighbours are far apart.
        bool IsRival(GridPlacement other) => best.Columns % other.Columns != 0
            && !(topology == GridTopology.Torus && other.Columns == best.Rows)
            && RingSeriation.Closeness(correlation, other)
                >= LeastCloseness * RingSeriation.Closeness(correlation, best);
    }

    private static GridPlacement? Best(IReadOnlyList<GridPlacement> found, Matrix correlation)
    {
        if (found.Count == 0)
            return null;
        var most = Math.Max(AboutAsGood * found[0].Departure, found[0].Departure + AboutAsGoodAnyway);
        return found.Where(ring => ring.Departure <= most).MaxBy(ring => RingSeriation.Closeness(correlation, ring));
    }

    private static GridTopology Topology(Matrix covariance, GridPlacement ring)
    {
        if (!RingFigures.Measure(covariance, ring).RowsAreAlike)
            return GridTopology.Globe;
        var correlation = LineSeriation.Correlation(covariance);
        return ring.Rows >= RingSeriation.ShortestRing
            && GridSeam.Of(correlation, ring.On(GridTopology.Torus, correlation), down: true) <= LensCandidate.MostSeam
                ? GridTopology.Torus : GridTopology.Cylinder;
    }

    // What one half of the samples prefers: its own placement, or that of all where it departs less from the
    // correlations of this half.
    private GridPlacement OfHalf(GridPlacement best, Matrix covariance)
    {
        var correlation = LineSeriation.Correlation(covariance);
        var ofAll = best.On(best.Topology, correlation);
        var own = new RingSeriation(correlation, run.Threads, run.Limit).Find((best.Rows, best.Columns))
            .Where(ring => ring.Columns == best.Columns).Select(ring => ring.On(best.Topology, correlation))
            .MinBy(ring => ring.Departure);
        return own is not null && own.Departure <= ofAll.Departure ? own : ofAll;
    }

    // The smaller of the seams of a placement on an open grid.
    private static double Seams(Matrix correlation, GridPlacement open) => open.Cells.Length < open.Rows * open.Columns
        ? 1 : Math.Min(GridSeam.Of(correlation, open, down: true), GridSeam.Of(correlation, open, down: false));

    // As it was asked for; a torus lies down.
    private static GridPlacement Upright(GridPlacement ring, GridShape? wanted)
    {
        var turn = wanted is { } shape
            ? ring.Rows != shape.Rows : ring.Topology == GridTopology.Torus && ring.Rows > ring.Columns;
        return turn ? ring.Transposed() : ring;
    }
}
