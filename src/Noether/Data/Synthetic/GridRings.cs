namespace Noether.Data.Synthetic;

/// <summary>In which directions a hidden grid comes round: what leaves at one edge comes in at the other.</summary>
[Flags]
public enum GridRings
{
    /// <summary>In neither: a window of the plane.</summary>
    None = 0,

    /// <summary>From the last row to the first: every column is a ring.</summary>
    Rows = 1,

    /// <summary>From the last column to the first: every row is a ring. With open rows a cylinder.</summary>
    Columns = 2,

    /// <summary>In both: a torus.</summary>
    Both = Rows | Columns,
}
