using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// From points in the plane to cells: each coordinate is replaced by its rank, spread evenly over the places of its
/// side, and every pixel gets a cell of its own with the least sum of squared distances. Where cells are free, ranks
/// would bend the edges, and coordinates are scaled to the side instead.
/// </summary>
internal static class EmbeddedCells
{
    /// <summary>The cell of each pixel; in a grid of one row they are in the order of the leading coordinate.</summary>
    /// <param name="embedding">The points.</param>
    /// <param name="rows">Rows of the grid, not above its columns.</param>
    /// <param name="columns">Columns of the grid.</param>
    public static int[] Of(PlaneEmbedding embedding, int rows, int columns)
    {
        var size = embedding.First.Length;
        if (rows == 1)
            return [.. Ranks(embedding.First).Select(rank => (int)((rank + 0.5) / size * columns))];
        var cells = rows * columns;
        var right = Places(embedding.Long, columns, cells > size);
        var down = Places(embedding.Short, rows, cells > size);
        var cost = new double[size * cells];
        for (var p = 0; p < size; p++)
        {
            for (var cell = 0; cell < cells; cell++)
            {
                var (i, j) = (cell / columns, cell % columns);
                cost[(p * cells) + cell] = Square(right[p] - j) + Square(down[p] - i);
            }
        }

        var assignment = new LinearAssignment(size, cells);
        assignment.Solve(cost);
        return assignment.ColumnOf.ToArray();
    }

    private static double Square(double value) => value * value;

    private static double[] Places(double[] values, int places, bool free)
    {
        if (!free)
            return [.. Ranks(values).Select(rank => ((rank + 0.5) / values.Length * places) - 0.5)];
        var (low, high) = PlaneEmbedding.Range(values);
        var scale = (places - 1) / Math.Max(high - low, double.Epsilon);
        return [.. values.Select(value => (value - low) * scale)];
    }

    private static int[] Ranks(double[] values)
    {
        var keys = (double[])values.Clone();
        var order = new int[values.Length];
        for (var p = 0; p < order.Length; p++)
            order[p] = p;
        Array.Sort(keys, order);
        var ranks = new int[values.Length];
        for (var rank = 0; rank < ranks.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }
}
