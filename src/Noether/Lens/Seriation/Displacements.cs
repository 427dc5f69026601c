namespace Noether.Lens.Seriation;

/// <summary>
/// Which pairs of cells of an a x b grid are equally displaced. Along a line the bin of the places k and k' is |k - k'|,
/// along a ring of n places the smaller of that and n - |k - k'|, and along an axis that is only local every pair
/// of places is one of its own.
/// </summary>
internal sealed class Displacements
{
    private readonly int[] bins;

    /// <summary>Makes the table.</summary>
    /// <param name="rows">Rows of the grid, a.</param>
    /// <param name="columns">Columns of the grid, b.</param>
    /// <param name="topology">What its axes are; a window of the plane by default.</param>
    public Displacements(int rows, int columns, GridTopology topology = default)
    {
        Rows = rows;
        Columns = columns;
        Topology = topology;
        Cells = checked(rows * columns);
        bins = new int[checked(Cells * Cells)];
        var (down, right) = (Along(rows, topology.Down), Along(columns, topology.Right));
        var across = right.Max() + 1;
        Bins = (down.Max() + 1) * across;
        for (var p = 0; p < Cells; p++)
        {
            for (var q = 0; q < Cells; q++)
            {
                bins[(p * Cells) + q] = p == q ? 0
                    : (down[(p / columns * rows) + (q / columns)] * across)
                        + right[(p % columns * columns) + (q % columns)];
            }
        }
    }

    /// <summary>Rows of the grid.</summary>
    public int Rows { get; }

    /// <summary>Columns of the grid.</summary>
    public int Columns { get; }

    /// <summary>What the axes are.</summary>
    public GridTopology Topology { get; }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>Number of bins; bin 0 is that of a cell and itself.</summary>
    public int Bins { get; }

    /// <summary>The table of a placement.</summary>
    public static Displacements Of(GridPlacement placement) =>
        new(placement.Rows, placement.Columns, placement.Topology);

    /// <summary>The bins of one cell with every cell.</summary>
    /// <param name="cell">Cell number from 0, row after row.</param>
    public ReadOnlySpan<int> From(int cell) => bins.AsSpan(cell * Cells, Cells);

    // n x n bins along one axis; those of a place and itself are 0 unless every place differs.
    private static int[] Along(int places, AxisKind kind)
    {
        var result = new int[places * places];
        for (var k = 0; k < places; k++)
        {
            for (var l = 0; l < places; l++)
            {
                var apart = Math.Abs(k - l);
                var (low, high) = (Math.Min(k, l), Math.Max(k, l));
                result[(k * places) + l] = kind switch
                {
                    AxisKind.Line => apart,
                    AxisKind.Ring => Math.Min(apart, places - apart),
                    _ => (high * (high + 1) / 2) + low,
                };
            }
        }

        return result;
    }
}
