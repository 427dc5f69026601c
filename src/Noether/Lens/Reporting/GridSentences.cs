namespace Noether.Lens.Reporting;

/// <summary>What a report says of a grid, by the kinds of its two axes: from row to row, from column to column.</summary>
internal static class GridSentences
{
    /// <summary>What powers of the generators do.</summary>
    public static string Moving(IReadOnlyList<AxisKind> axes)
    {
        var which = axes[0] == AxisKind.Local ? "Powers of the generator turn a sample along the columns of the grid."
            : axes[1] == AxisKind.Local ? "Powers of the generator turn a sample along the rows of the grid."
            : "Powers of the two generators carry a sample along the rows and along the columns of the grid.";
        const string Lost = " What leaves is lost, and what comes in is blank";
        return which + (axes[0], axes[1]) switch
        {
            (AxisKind.Line, AxisKind.Line) => $"{Lost}.",
            (AxisKind.Line, _) => $" Along the columns, which are a ring, what leaves comes in again.{Lost} along the rows.",
            (_, AxisKind.Line) => $" Along the rows, which are a ring, what leaves comes in again.{Lost} along the columns.",
            _ => " What leaves at one edge comes in at the other.",
        };
    }

    /// <summary>What the generators are.</summary>
    public static string Generators(IReadOnlyList<AxisKind> axes) => (axes[0], axes[1]) switch
    {
        (AxisKind.Local, _) => "G turns all rows of the grid together by one column; from row to row there is no symmetry.",
        (_, AxisKind.Local) => "G turns all columns of the grid together by one row; from column to column there is no "
            + "symmetry.",
        _ => "G1 moves a sample by one row of the grid and G2 by one column; they commute."
            + (axes.Contains(AxisKind.Ring) ? " A ring of n places is back where it began after n steps." : ""),
    };

    /// <summary>The line of Python that reads them.</summary>
    public static string Load(IReadOnlyList<AxisKind> axes) => axes.Contains(AxisKind.Local)
        ? $"G, = np.load(\"generators.npy\")             # by one {(axes[0] == AxisKind.Local ? "column" : "row")}, all together"
        : "G1, G2 = np.load(\"generators.npy\")        # by one row, by one column";

    /// <summary>Which network layer suits.</summary>
    public static string Convolution(IReadOnlyList<AxisKind> axes) => axes.Contains(AxisKind.Local)
        ? $"a circular 1-D convolution along the {(axes[0] == AxisKind.Local ? "columns, with the rows" : "rows, with the "
            + "columns")} as its channels, fits"
        : axes.Contains(AxisKind.Ring) ? "a 2-D convolution with circular padding along the ring fits"
        : "a plain 2-D convolution fits";
}
