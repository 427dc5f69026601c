using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Lays a lattice of unit steps, whose origin is not known, into the middle of a grid.</summary>
internal static class LatticeCells
{
    private const int Fractions = 4;

    /// <summary>
    /// The cell of each pixel: of 4 x 4 origins a quarter of a cell apart, the one from which the pixels have the least
    /// sum of squared distances to cells of their own.
    /// </summary>
    /// <param name="map">Points with one unit a step.</param>
    /// <param name="rows">Rows of the grid, not above its columns.</param>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="threads">Threads to use; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between origins.</param>
    public static int[] Of(PlaneEmbedding map, int rows, int columns, int threads, CancellationToken cancellationToken)
    {
        var sums = new double[Fractions * Fractions];
        var placings = new int[Fractions * Fractions][];
        ParallelBlocks.Run(
            sums.Length,
            threads,
            k =>
            {
                var x = Moved(map.Long, columns, k % Fractions);
                var y = Moved(map.Short, rows, k / Fractions);
                (placings[k], sums[k]) = EmbeddedCells.Nearest(x, y, rows, columns);
            },
            cancellationToken);
        return placings[Array.IndexOf(sums, sums.Min())];
    }

    private static double[] Moved(double[] values, int places, int fraction)
    {
        var middle = (places - 1 - values.Min() - values.Max()) / 2;
        var offset = middle + ((fraction - ((Fractions - 1) / 2.0)) / Fractions);
        return [.. values.Select(value => value + offset)];
    }
}
