using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Improves a placing on one grid: quadratic assignment while it helps, then swaps of neighbours.</summary>
internal static class PlacementSearch
{
    private const int Rounds = 3;

    /// <summary>The improved placing; its departure is never above that of the start.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="correlation">A, d x d with a unit diagonal.</param>
    /// <param name="similarity">W of the quadratic assignment, d x d.</param>
    /// <param name="threads">Threads for the products; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public static GridPlacement Improve(
        GridPlacement start, Matrix correlation, Matrix similarity, int threads, CancellationToken cancellationToken)
    {
        var displacements = new Displacements(start.Rows, start.Columns);
        var quadratic = new QuadraticAssignment(similarity, displacements, threads, cancellationToken);
        var swaps = new NeighbourSwaps(correlation, displacements, cancellationToken);
        var best = start;
        for (var round = 0; round < Rounds; round++)
        {
            var moved = quadratic.Improve(best.Cells);
            var departure = DisplacementMeans.Departure(correlation, displacements, moved);
            if (departure >= best.Departure)
                break;
            best = best with { Cells = moved, Departure = departure };
        }

        var swapped = (int[])best.Cells.Clone();
        swaps.Improve(swapped);
        var final = DisplacementMeans.Departure(correlation, displacements, swapped);
        return final < best.Departure ? best with { Cells = swapped, Departure = final } : best;
    }
}
