namespace Noether.Lens.Seriation;

/// <summary>
/// What no data can tell: where a ring begins and which way round an axis is. Of all equal placements this is the one in
/// which the first column begins the rings, and columns that follow come soon after, so that columns that were never
/// shuffled stay as they are.
/// </summary>
internal static class RingGauge
{
    /// <summary>The placement, turned and mirrored.</summary>
    public static GridPlacement Fix(GridPlacement placement)
    {
        var (rows, columns) = (placement.Rows, placement.Columns);
        var down = Fixed(
            [.. placement.Cells.Select(cell => cell / columns)], rows, placement.Topology.Down == AxisKind.Ring);
        var right = Fixed(
            [.. placement.Cells.Select(cell => cell % columns)], columns, placement.Topology.Right == AxisKind.Ring);
        return placement with { Cells = [.. down.Zip(right, (i, j) => (i * columns) + j)] };
    }

    private static int[] Fixed(int[] places, int length, bool ring)
    {
        var first = places[0];
        int[] turned = ring ? [.. places.Select(place => (place - first + length) % length)] : places;
        int[] mirrored = [.. turned.Select(place => ring ? (length - place) % length : length - 1 - place)];
        return turned.AsSpan().SequenceCompareTo(mirrored) <= 0 ? turned : mirrored;
    }
}
