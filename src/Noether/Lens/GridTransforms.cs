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
    /// <param name="columns">The column of each cell.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="rows">Whether it shifts by a row.</param>
    public static Matrix Shift(int[] columns, GridShape shape, bool rows)
    {
        var result = new Matrix(columns.Length, columns.Length);
        for (var cell = 0; cell < columns.Length; cell++)
        {
            var next = rows ? cell + shape.Columns : cell % shape.Columns == shape.Columns - 1 ? -1 : cell + 1;
            if (next >= 0 && next < columns.Length)
                result[columns[cell], columns[next]] = 1;
        }

        return result;
    }

    /// <summary>
    /// The cyclic shift by one row of a torus in the middle of which the grid lies: orthogonal, its central d x d crop
    /// is <see cref="Shift"/>. The torus has one place more on either side, and two behind an even side.
    /// </summary>
    /// <param name="columns">The column of each cell.</param>
    /// <param name="shape">The grid.</param>
    public static Matrix Padded(int[] columns, GridShape shape)
    {
        var (a, b) = (GroupConvolutions.PaddedLength(shape.Rows, 1), GroupConvolutions.PaddedLength(shape.Columns, 1));
        var (n, d) = (a * b, columns.Length);
        // The columns of the samples stand in the middle, the places around the grid before and behind them.
        var (before, outside) = ((n - d) / 2, 0);
        var places = new int[n];
        for (var cell = 0; cell < n; cell++)
        {
            var (i, j) = ((cell / b) - 1, (cell % b) - 1);
            if (i >= 0 && i < shape.Rows && j >= 0 && j < shape.Columns)
            {
                places[cell] = before + columns[(i * shape.Columns) + j];
                continue;
            }

            places[cell] = outside < before ? outside : outside + d;
            outside++;
        }

        var result = new Matrix(n, n);
        for (var cell = 0; cell < n; cell++)
            result[places[cell], places[(cell + b) % n]] = 1;
        return result;
    }
}
