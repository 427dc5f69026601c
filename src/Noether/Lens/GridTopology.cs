namespace Noether.Lens;

/// <summary>What the two axes of a grid are.</summary>
/// <param name="Down">From row to row.</param>
/// <param name="Right">From column to column.</param>
internal readonly record struct GridTopology(AxisKind Down, AxisKind Right)
{
    /// <summary>A window of the plane, the default.</summary>
    public static GridTopology Plane => default;

    /// <summary>Rows that may differ in all respects, each of which is a ring: latitudes of a globe.</summary>
    public static GridTopology Globe { get; } = new(AxisKind.Local, AxisKind.Ring);

    /// <summary>Rings, one above the other, that are alike.</summary>
    public static GridTopology Cylinder { get; } = new(AxisKind.Line, AxisKind.Ring);

    /// <summary>A ring of rings.</summary>
    public static GridTopology Torus { get; } = new(AxisKind.Ring, AxisKind.Ring);

    /// <summary>Whether an axis comes round.</summary>
    public bool HasRing => Down == AxisKind.Ring || Right == AxisKind.Ring;

    /// <summary>Rows and columns exchanged.</summary>
    public GridTopology Transposed() => new(Right, Down);

    /// <summary>The same with the ring of one axis cut open.</summary>
    /// <param name="down">Whether it is that of the rows.</param>
    public GridTopology Cut(bool down) => down ? this with { Down = AxisKind.Line } : this with { Right = AxisKind.Line };
}
