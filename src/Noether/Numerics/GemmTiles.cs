using System.Numerics;

namespace Noether.Numerics;

/// <summary>The micro-kernels of one register type in all sizes, picked by rows and columns at run time.</summary>
internal static unsafe class GemmTiles<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILaneArithmetic<T, TVector>
{
    /// <summary>Largest number of rows of a tile that the table holds.</summary>
    public const int MaxRows = 8;

    /// <summary>Largest number of registers in a row of a tile that the table holds.</summary>
    public const int MaxColumns = 3;

    // Addresses of delegate*<T*, nint, nint, T*, nint, T*, nint, T, T, void>; each kernel is compiled at its first
    // call.
    private static readonly nint[] Table =
    [
        .. Rows<ICount.Of1>(), .. Rows<ICount.Of2>(), .. Rows<ICount.Of3>(), .. Rows<ICount.Of4>(),
        .. Rows<ICount.Of5>(), .. Rows<ICount.Of6>(), .. Rows<ICount.Of7>(), .. Rows<ICount.Of8>(),
    ];

    /// <summary>
    /// The kernel for a tile of <paramref name="rows"/> (1..8) by <paramref name="columns"/> registers (1..3).
    /// </summary>
    public static delegate*<T*, nint, nint, T*, nint, T*, nint, T, T, void> For(int rows, int columns) =>
        (delegate*<T*, nint, nint, T*, nint, T*, nint, T, T, void>)Table[((rows - 1) * MaxColumns) + columns - 1];

    private static nint[] Rows<TRows>()
        where TRows : struct, ICount =>
        [Address<TRows, ICount.Of1>(), Address<TRows, ICount.Of2>(), Address<TRows, ICount.Of3>()];

    private static nint Address<TRows, TColumns>()
        where TRows : struct, ICount
        where TColumns : struct, ICount =>
        (nint)(delegate*<T*, nint, nint, T*, nint, T*, nint, T, T, void>)
            &GemmTile<T, TVector, TLanes>.Run<TRows, TColumns>;
}
