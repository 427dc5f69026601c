using Noether.Numerics;

namespace Noether.Lens;

/// <summary>
/// Representation and generators of columns on a grid of a x b cells, d = a b; a line is a grid of one row.
/// </summary>
internal static class GridTransforms
{
    /// <summary>R, d x d: row c, cells row after row, takes the column of cell c.</summary>
    /// <param name="columns">The column of each cell.</param>
    public static Matrix Representation(int[] columns)
    {
        var result = new Matrix(columns.Length, columns.Length);
        for (var cell = 0; cell < columns.Length; cell++)
            result[cell, columns[cell]] = 1;
        return result;
    }

    /// <summary>
    /// The open shift by one row or by one column, G = R^T (S x I) R or R^T (I x S) R with S the matrix of ones above
    /// the diagonal: R G x is R x moved towards the first row or column, and what leaves is lost.
    /// </summary>
    /// <param name="r">R, d x d orthogonal, whose rows are the cells, row after row.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="rows">Whether it shifts by a row.</param>
    public static Matrix Shift(Matrix r, GridShape shape, bool rows)
    {
        var moved = new Matrix(r.Rows, r.Rows);
        for (var cell = 0; cell < r.Rows; cell++)
        {
            var next = rows ? cell + shape.Columns : cell % shape.Columns == shape.Columns - 1 ? -1 : cell + 1;
            if (next >= 0 && next < r.Rows)
                r.Row(next).CopyTo(moved.Row(cell));
        }

        return MatrixOps.Multiply(r.Transposed(), moved);
    }

    /// <summary>
    /// The cyclic shift by one row of a torus in the middle of which the grid lies: orthogonal, its central d x d crop
    /// is <see cref="Shift"/>. The torus has one place more on either side, and two behind an even side.
    /// </summary>
    /// <param name="r">R, d x d orthogonal, whose rows are the cells, row after row.</param>
    /// <param name="shape">The grid.</param>
    public static Matrix Padded(Matrix r, GridShape shape)
    {
        var (a, b) = (GroupConvolutions.PaddedLength(shape.Rows, 1), GroupConvolutions.PaddedLength(shape.Columns, 1));
        var (n, d) = (a * b, r.Rows);
        // The columns of the samples stand in the middle, the places around the grid before and behind them.
        var (before, outside) = ((n - d) / 2, 0);
        var torus = new Matrix(n, n);
        for (var place = 0; place < n; place++)
        {
            var (i, j) = ((place / b) - 1, (place % b) - 1);
            if (i >= 0 && i < shape.Rows && j >= 0 && j < shape.Columns)
            {
                r.Row((i * shape.Columns) + j).CopyTo(torus.Row(place)[before..]);
                continue;
            }

            torus[place, outside < before ? outside : outside + d] = 1;
            outside++;
        }

        var moved = new Matrix(n, n);
        for (var place = 0; place < n; place++)
            torus.Row((place + b) % n).CopyTo(moved.Row(place));
        return MatrixOps.Multiply(torus.Transposed(), moved);
    }

    /// <summary>
    /// How alike two representations on grids of one shape are: the cosine between their shifts, the mean over both axes,
    /// whichever way round they are.
    /// </summary>
    /// <param name="one">R, d x d.</param>
    /// <param name="other">Another.</param>
    /// <param name="shape">The grid of both.</param>
    public static double Alike(Matrix one, Matrix other, GridShape shape) =>
        Alike([Shift(one, shape, rows: true), Shift(one, shape, rows: false)],
            [Shift(other, shape, rows: true), Shift(other, shape, rows: false)]);

    /// <summary>The same of two pairs of generators.</summary>
    public static double Alike(IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other)
    {
        double Mean(int first) =>
            (GeneratorScore.Compare(one[0], other[first]).Cosine + GeneratorScore.Compare(one[1], other[1 - first]).Cosine) / 2;
        return Math.Max(Mean(0), Mean(1));
    }
}
