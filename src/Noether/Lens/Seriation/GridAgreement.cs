namespace Noether.Lens.Seriation;

/// <summary>How alike two placements on grids of one shape are, whichever way round they are.</summary>
internal static class GridAgreement
{
    /// <summary>
    /// Share of the pixels that share a cell, 0 to 1: the best over mirror images of either axis, for a square with axes of
    /// one kind an exchange of them, and shifts of the whole, which free cells at the border leave open, or turns of rings.
    /// </summary>
    public static double Of(GridPlacement first, GridPlacement second)
    {
        if (first.Rows != second.Rows || first.Columns != second.Columns || first.Topology != second.Topology)
            return 0;
        var (rows, columns, most) = (first.Rows, first.Columns, 0);
        var (overRows, overColumns) = (first.Topology.Down == AxisKind.Ring, first.Topology.Right == AxisKind.Ring);
        var exchange = rows == columns && first.Topology == first.Topology.Transposed();
        for (var turn = 0; turn < (exchange ? 8 : 4); turn++)
        {
            // Votes for every displacement by -(rows - 1) .. rows - 1 and -(columns - 1) .. columns - 1.
            var votes = new int[((2 * rows) - 1) * ((2 * columns) - 1)];
            for (var p = 0; p < first.Cells.Length; p++)
            {
                var (i, j) = Turned(second.Cells[p], rows, columns, turn);
                var down = (first.Cells[p] / columns) - i + rows - 1;
                var right = (first.Cells[p] % columns) - j + columns - 1;
                down = overRows ? down % rows : down;
                right = overColumns ? right % columns : right;
                most = Math.Max(most, ++votes[(down * ((2 * columns) - 1)) + right]);
            }
        }

        return (double)most / first.Cells.Length;
    }

    // Bit 0 mirrors the rows, bit 1 the columns, bit 2 exchanges the axes.
    private static (int Row, int Column) Turned(int cell, int rows, int columns, int turn)
    {
        var (i, j) = (cell / columns, cell % columns);
        if ((turn & 1) != 0)
            i = rows - 1 - i;
        if ((turn & 2) != 0)
            j = columns - 1 - j;
        return (turn & 4) != 0 ? (j, i) : (i, j);
    }
}
