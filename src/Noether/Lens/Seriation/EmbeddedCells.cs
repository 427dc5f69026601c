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
        var free = rows * columns > size;
        return Nearest(Places(embedding.Long, columns, free), Places(embedding.Short, rows, free), rows, columns).Cells;
    }

    /// <summary>The cell of each point and the sum of squared distances to them, which is least.</summary>
    /// <param name="right">Places along the columns, 0 to b - 1 within the grid.</param>
    /// <param name="down">Places along the rows, 0 to a - 1 within the grid.</param>
    /// <param name="rows">Rows of the grid, a.</param>
    /// <param name="columns">Columns of the grid, b.</param>
    public static (int[] Cells, double Sum) Nearest(double[] right, double[] down, int rows, int columns)
    {
        var cells = rows * columns;
        var cost = new double[right.Length * cells];
        for (var p = 0; p < right.Length; p++)
        {
            for (var cell = 0; cell < cells; cell++)
                cost[(p * cells) + cell] = Square(right[p] - (cell % columns)) + Square(down[p] - (cell / columns));
        }

        var assignment = new LinearAssignment(right.Length, cells);
        assignment.Solve(cost);
        double sum = 0;
        for (var p = 0; p < right.Length; p++)
            sum += cost[(p * cells) + assignment.ColumnOf[p]];
        return (assignment.ColumnOf.ToArray(), sum);
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
