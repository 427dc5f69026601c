using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Puts unordered, unsigned components on the cells of a grid: the counterpart of <see cref="AxisOrder"/>.</summary>
internal static class GridOrder
{
    /// <summary>
    /// Orders the rows of R by their cells and signs them: along the tree of strongest correlations between neighbours
    /// (Prim) every correlation is made positive.
    /// </summary>
    /// <param name="rows">d x d, one component a row.</param>
    /// <param name="correlation">Correlations of the components, d x d, with their signs.</param>
    /// <param name="placement">The cell of each component; no cell is free.</param>
    public static Matrix Arrange(Matrix rows, Matrix correlation, GridPlacement placement)
    {
        var d = rows.Rows;
        var at = new int[d];
        for (var p = 0; p < d; p++)
            at[placement.Cells[p]] = p;
        var signs = new double[d];
        var (best, from) = (new double[d], new int[d]);
        Array.Fill(best, -1);
        best[0] = 0;
        var result = new Matrix(d, d);
        for (var step = 0; step < d; step++)
        {
            var cell = Enumerable.Range(0, d).Where(c => signs[c] == 0).MaxBy(c => best[c]);
            var link = correlation[at[cell], at[from[cell]]];
            signs[cell] = step == 0 ? 1 : signs[from[cell]] * (link < 0 ? -1 : 1);
            MatrixOps.AddScaled(result.Row(cell), rows.Row(at[cell]), signs[cell]);
            foreach (var next in Neighbours(cell, placement.Rows, placement.Columns))
            {
                var strength = Math.Abs(correlation[at[cell], at[next]]);
                if (strength > best[next])
                    (best[next], from[next]) = (strength, cell);
            }
        }

        return result;
    }

    private static IEnumerable<int> Neighbours(int cell, int rows, int columns)
    {
        var (i, j) = (cell / columns, cell % columns);
        if (i > 0)
            yield return cell - columns;
        if (i < rows - 1)
            yield return cell + columns;
        if (j > 0)
            yield return cell - 1;
        if (j < columns - 1)
            yield return cell + 1;
    }
}
