namespace Noether.Numerics;

/// <summary>
/// Block-Toeplitz matrices with Toeplitz blocks: entries depend only on how far, and in which direction, one cell of an
/// a x b grid lies from the other, as the covariances of a process that is stationary in the plane do. A line is a grid
/// of one row.
/// </summary>
internal sealed class BlockToeplitz
{
    private readonly int cells;
    private readonly int[] bins;
    private readonly int[] counts;

    /// <summary>Prepares for one grid, whose cells are numbered row after row.</summary>
    /// <param name="rows">Rows of the grid, a.</param>
    /// <param name="columns">Columns of the grid, b.</param>
    public BlockToeplitz(int rows, int columns)
    {
        cells = rows * columns;
        bins = new int[cells * cells];
        var width = (2 * columns) - 1;
        counts = new int[((2 * rows) - 1) * width];
        for (var p = 0; p < cells; p++)
        {
            for (var q = 0; q < cells; q++)
            {
                var down = (p / columns) - (q / columns) + rows - 1;
                var right = (p % columns) - (q % columns) + columns - 1;
                counts[bins[(p * cells) + q] = (down * width) + right]++;
            }
        }
    }

    /// <summary>P(m): every entry is replaced by the mean of all entries with the same displacement.</summary>
    /// <param name="m">d x d, d = a b.</param>
    public Matrix Project(Matrix m)
    {
        var sums = new double[counts.Length];
        for (var i = 0; i < bins.Length; i++)
            sums[bins[i]] += m.Values[i];
        for (var bin = 0; bin < sums.Length; bin++)
            sums[bin] /= counts[bin];
        var result = new Matrix(cells, cells);
        for (var i = 0; i < bins.Length; i++)
            result.Values[i] = sums[bins[i]];
        return result;
    }

    /// <summary>m - P(m), d x d.</summary>
    public Matrix Departure(Matrix m)
    {
        var result = Project(m);
        for (var i = 0; i < bins.Length; i++)
            result.Values[i] = m.Values[i] - result.Values[i];
        return result;
    }
}
