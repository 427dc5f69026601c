using System.Globalization;

namespace Noether.Lens.Judging;

/// <summary>What a grid that was found is called, in sentences.</summary>
internal static class GridWords
{
    /// <summary>What was found.</summary>
    public static string Found(GridAnswer answer)
    {
        var (placement, topology) = (answer.Placement, answer.Placement.Topology);
        var grid = $"Found: the columns are the cells of a hidden grid of {placement.Rows} x {placement.Columns}";
        const string Both = "along both axes of which the samples are stationary and local; ";
        return (topology.Down, topology.Right) switch
        {
            (AxisKind.Line, AxisKind.Line) => $"{grid}, {Both}the two generators shift it by one row and by one column.",
            (AxisKind.Ring, AxisKind.Ring) => $"{grid} that is a ring both ways, {Both}the two generators turn it by one "
                + "row and by one column.",
            (AxisKind.Line, AxisKind.Ring) => $"{grid} whose columns are a ring, {Both}the two generators shift it by one "
                + "row and turn it by one column.",
            (AxisKind.Ring, AxisKind.Line) => $"{grid} whose rows are a ring, {Both}the two generators turn it by one row "
                + "and shift it by one column.",
            (AxisKind.Local, _) => $"{grid} whose columns are a ring, and the generator turns all {placement.Rows} rows "
                + "together by one column. From row to row the samples are local, but not symmetric: "
                + $"{Differences(answer)}.",
            _ => $"{grid} whose rows are a ring, and the generator turns all {placement.Columns} columns together by one "
                + $"row. From column to column the samples are local, but not symmetric: {Differences(answer)}.",
        };
    }

    /// <summary>What a reader should know of it besides.</summary>
    public static IEnumerable<string> Caveats(GridAnswer answer)
    {
        if (!answer.Placement.Topology.HasRing)
            yield break;
        yield return "Where a ring begins cannot be known; it begins at the first column of the data.";
        if (answer.Placement.Topology.Down == AxisKind.Local || answer.Placement.Topology.Right == AxisKind.Local)
            yield return "A part of a ring is a ring too: turns by two, three or more places are powers of the generator.";
    }

    private static string Differences(GridAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"were all rings alike, {100 * answer.Ring!.AlikeRows:0.#} % of the correlations would stay unexplained instead of "
        + $"{100 * answer.Ring.OwnRows:0.#} %, and their variances differ by {100 * answer.Ring.RowSpread:0} %");
}
