namespace Noether.Lens.Seriation;

/// <summary>
/// Which pairs of cells of an a x b grid are equally displaced: bin |i - i'| b + |j - j'| for the cells (i, j) and
/// (i', j'). A grid that closes in a direction would be another table of this kind.
/// </summary>
internal sealed class Displacements
{
    private readonly int[] bins;

    /// <summary>Makes the table.</summary>
    /// <param name="rows">Rows of the grid, a.</param>
    /// <param name="columns">Columns of the grid, b.</param>
    public Displacements(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Cells = checked(rows * columns);
        bins = new int[checked(Cells * Cells)];
        for (var p = 0; p < Cells; p++)
        {
            for (var q = 0; q < Cells; q++)
            {
                var down = Math.Abs((p / columns) - (q / columns));
                var right = Math.Abs((p % columns) - (q % columns));
                bins[(p * Cells) + q] = (down * columns) + right;
            }
        }
    }

    /// <summary>Rows of the grid.</summary>
    public int Rows { get; }

    /// <summary>Columns of the grid.</summary>
    public int Columns { get; }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>Number of bins; bin 0 is that of a cell and itself.</summary>
    public int Bins => Cells;

    /// <summary>The bins of one cell with every cell.</summary>
    /// <param name="cell">Cell number from 0, row after row.</param>
    public ReadOnlySpan<int> From(int cell) => bins.AsSpan(cell * Cells, Cells);
}
