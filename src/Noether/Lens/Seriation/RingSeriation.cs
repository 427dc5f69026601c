using System.Numerics;
using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Recovers a ring that shuffled columns form together with another axis, which may be of any kind: rows of a cylinder
/// or of a torus, or latitudes, whose statistics differ. Angles come from pairs of eigenvectors, rows from matching
/// neighbours on the ring, and a quadratic assignment and swaps mend what is left.
/// </summary>
/// <param name="correlation">d x d with a unit diagonal; every column varies.</param>
/// <param name="threads">Threads to use; 0 means all processors.</param>
/// <param name="cancellationToken">Stops within about a second.</param>
internal sealed class RingSeriation(Matrix correlation, int threads, CancellationToken cancellationToken)
{
    /// <summary>
    /// Places of the shortest ring: by quarters any square turns into itself, so that a ring of four is no other thing
    /// than a window of the plane.
    /// </summary>
    public const int ShortestRing = 5;

    // Angles that say nothing of a ring have 1/12.
    private const double MostMisfit = 0.07;
    private const int Tried = 12;
    private const int Improved = 3;
    private const int StartsOfRing = 3;

    /// <summary>
    /// Placements on rings of different lengths, the least fair departure first. A ring of all columns has one row: it is
    /// a circle.
    /// </summary>
    /// <param name="shape">The shape, where it is known; either side may be the ring, and both come out as columns.</param>
    /// <param name="fewestRows">Rows to ask for where the shape is not known.</param>
    public IReadOnlyList<GridPlacement> Find((int Rows, int Columns)? shape = null, int fewestRows = 2)
    {
        var d = correlation.Rows;
        int[] rings = shape is { } known
            ? [.. new[] { known.Columns, known.Rows }.Distinct().Where(b => b >= ShortestRing)]
            : [.. Enumerable.Range(ShortestRing, Math.Max(0, d - ShortestRing + 1))
                .Where(b => d % b == 0 && (b == d || d / b >= fewestRows))];
        if (rings.Length == 0 || d < 2 * ShortestRing)
            return [];
        var angles = new[] { PixelSimilarity.Of(correlation), Squares() }.SelectMany(RingAngles.Of).ToArray();
        cancellationToken.ThrowIfCancellationRequested();
        var tries = (from angle in angles
                     from ring in rings
                     let place = RingPlaces.Of(angle, ring)
                     where place.Misfit <= MostMisfit
                     orderby place.Misfit
                     select (Ring: ring, place.Places)).ToArray();
        return Improve([.. tries.GroupBy(t => t.Ring).SelectMany(group => group.Take(Tried))
            .Select(t => Start(t.Ring, t.Places))]);
    }

    /// <summary>Mean correlation of neighbours along the ring.</summary>
    public static double Closeness(Matrix correlation, GridPlacement placement)
    {
        var at = new int[placement.Cells.Length];
        for (var p = 0; p < at.Length; p++)
            at[placement.Cells[p]] = p;
        var b = placement.Columns;
        return Enumerable.Range(0, at.Length)
            .Average(cell => correlation[at[cell], at[(cell / b * b) + ((cell + 1) % b)]]);
    }

    // Angles of m turns a round, m without a factor in common with b, put the places of a ring in another order, which a
    // function of the displacement does not notice: of all such orders the one whose neighbours are most alike.
    private GridPlacement Nearest(GridPlacement placement)
    {
        var b = placement.Columns;
        return Enumerable.Range(1, b / 2).Where(step => BigInteger.GreatestCommonDivisor(step, b).IsOne)
            .Select(step => placement with
            {
                Cells = [.. placement.Cells.Select(cell => (cell / b * b) + (cell % b * step % b))],
            })
            .MaxBy(order => Closeness(correlation, order))!;
    }

    private Matrix Squares()
    {
        var result = correlation.Clone();
        foreach (ref var value in result.Values)
            value *= value;
        return result;
    }

    private GridPlacement Start(int ring, int[] places)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new GridPlacement(
            correlation.Rows / ring, ring, RingRows.Match(correlation, places, ring), 1)
        {
            Topology = GridTopology.Globe,
        };
        return start with
        {
            Departure = DisplacementMeans.Departure(correlation, Displacements.Of(start), start.Cells),
        };
    }

    // The best starts of each ring, the best rings first; of each ring what came out best.
    private GridPlacement[] Improve(GridPlacement[] starts)
    {
        var similarity = PixelSimilarity.Of(correlation);
        return
        [
            .. starts.GroupBy(s => s.Columns).Select(ring => ring.OrderBy(s => s.Departure).Take(StartsOfRing).ToArray())
                .OrderBy(ring => ring[0].Departure).Take(Improved)
                .Select(ring => ring
                    .Select(s => PlacementSearch.Improve(s, correlation, similarity, threads, cancellationToken))
                    .MinBy(s => s.Departure)!)
                .Select(Nearest)
                .Select(s => s with { Cells = RingRows.Ordered(correlation, s.Cells, s.Columns) })
                .Select(s => s.On(GridTopology.Globe, correlation)).OrderBy(s => s.Departure),
        ];
    }
}
