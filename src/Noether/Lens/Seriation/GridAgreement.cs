namespace Noether.Lens.Seriation;

/// <summary>How alike two placements on grids of one shape are, whichever way round they are.</summary>
internal static class GridAgreement
{
    /// <summary>
    /// Share of the pixels that share a cell, 0 to 1: the best over mirror images of either axis and, for a square, an
    /// exchange of the axes.
    /// </summary>
    public static double Of(GridPlacement first, GridPlacement second)
    {
        if (first.Rows != second.Rows || first.Columns != second.Columns)
            return 0;
        var most = 0;
        for (var turn = 0; turn < (first.Rows == first.Columns ? 8 : 4); turn++)
        {
            var same = 0;
            for (var p = 0; p < first.Cells.Length; p++)
                same += Turned(second.Cells[p], second.Rows, second.Columns, turn) == first.Cells[p] ? 1 : 0;
            most = Math.Max(most, same);
        }

        return (double)most / first.Cells.Length;
    }

    // Bit 0 mirrors the rows, bit 1 the columns, bit 2 exchanges the axes.
    private static int Turned(int cell, int rows, int columns, int turn)
    {
        var (i, j) = (cell / columns, cell % columns);
        if ((turn & 1) != 0)
            i = rows - 1 - i;
        if ((turn & 2) != 0)
            j = columns - 1 - j;
        return (turn & 4) != 0 ? (j * columns) + i : (i * columns) + j;
    }
}
