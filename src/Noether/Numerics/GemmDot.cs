using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// C = alpha A B^T + beta C for few long rows, as in covariances of samples stored by components: packing would cost as
/// much as
/// the arithmetic, and tiles of 48 columns would be filled badly.
/// </summary>
internal static unsafe class GemmDot<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILaneArithmetic<T, TVector>
{
    private const int MaxColumns = 6;

    // A block of a tile's rows of B stays in the first-level cache while all rows of A pass.
    private const int MaxSteps = 1024;

    // Addresses of delegate*<T*, nint, T*, nint, nint, T*, void>; each kernel is compiled at its first call.
    private static readonly nint[] Table =
        [.. Rows<ICount.Of1>(), .. Rows<ICount.Of2>(), .. Rows<ICount.Of3>(), .. Rows<ICount.Of4>()];

    /// <summary>The product; the last terms, K modulo the register width, are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmProblem<T> g, int tileRows, int tileColumns)
    {
        var sums = stackalloc T[tileRows * tileColumns * TLanes.Width];
        var whole = g.K / TLanes.Width * TLanes.Width;
        for (var p = 0; p < whole; p += MaxSteps)
        {
            var k = Math.Min(MaxSteps, whole - p);
            var beta = p == 0 ? g.Beta : T.One;
            for (var j = 0; j < g.N; j += tileColumns)
            {
                var columns = Math.Min(tileColumns, g.N - j);
                for (var i = 0; i < g.M; i += tileRows)
                {
                    var rows = Math.Min(tileRows, g.M - i);
                    var tile = For(rows, columns);
                    tile(g.A + (i * g.Lda) + p, g.Lda, g.B + (j * g.Ldb) + p, g.Ldb, k, sums);
                    Add(sums, rows, columns, g.C + (i * g.Ldc) + j, g.Ldc, g.Alpha, beta);
                }
            }
        }
    }

    private static void Add(T* sums, int rows, int columns, T* c, nint ldc, T alpha, T beta)
    {
        for (; rows > 0; rows--, c += ldc)
        {
            for (var j = 0; j < columns; j++, sums += TLanes.Width)
            {
                var value = alpha * TLanes.Sum(TLanes.Load(sums));
                c[j] = beta == T.Zero ? value : (beta * c[j]) + value;
            }
        }
    }

    private static delegate*<T*, nint, T*, nint, nint, T*, void> For(int rows, int columns) =>
        (delegate*<T*, nint, T*, nint, nint, T*, void>)Table[((rows - 1) * MaxColumns) + columns - 1];

    private static nint[] Rows<TRows>()
        where TRows : struct, ICount =>
        [
            Address<TRows, ICount.Of1>(), Address<TRows, ICount.Of2>(), Address<TRows, ICount.Of3>(),
            Address<TRows, ICount.Of4>(), Address<TRows, ICount.Of5>(), Address<TRows, ICount.Of6>(),
        ];

    private static nint Address<TRows, TColumns>()
        where TRows : struct, ICount
        where TColumns : struct, ICount =>
        (nint)(delegate*<T*, nint, T*, nint, nint, T*, void>)&GemmDotTile<T, TVector, TLanes>.Run<TRows, TColumns>;
}
