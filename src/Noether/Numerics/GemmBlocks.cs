using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// The blocked product on one thread, after Goto and van de Geijn, "Anatomy of high-performance matrix multiplication"
/// (2008): a block of B is packed into panels that stay in the second-level cache, then all rows of A sweep over it.
/// </summary>
internal static unsafe class GemmBlocks<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILaneArithmetic<T, TVector>
{
    // A packed block of B of 512 kB at most; a panel of A of 8 x 512 floats takes half of a first-level cache.
    private const int BlockBytes = 512 * 1024;
    private const int MaxSteps = 640;
    private const int Alignment = 64;

    // Strides at or above this many bytes that are multiples of it fall onto few cache sets, so A is packed even when
    // stored by rows.
    private const int BadStride = 2048;

    /// <summary>C = alpha op(A) op(B) + beta C; strides as in <see cref="GemmProblem{T}"/>.</summary>
    public static void Run(in GemmProblem<T> g, int tileRows, int tileColumns)
    {
        var panelColumns = tileColumns * TLanes.Width;
        var kBlocks = (g.K + MaxSteps - 1) / MaxSteps;
        var kStep = (g.K + kBlocks - 1) / kBlocks;
        var nStep = Math.Max(1, BlockBytes / (kStep * panelColumns * sizeof(T))) * panelColumns;
        var bCount = kStep * Math.Min(nStep, RoundUp(g.N, TLanes.Width));
        var aCount = (kStep * tileRows) + (tileRows * panelColumns);
        var buffer = ArrayPool<T>.Shared.Rent(bCount + aCount + (2 * Alignment / sizeof(T)));
        fixed (T* start = buffer)
        {
            var bPanels = Align(start);
            var aPanel = Align(bPanels + bCount);
            for (var j = 0; j < g.N; j += nStep)
            {
                for (var p = 0; p < g.K; p += kStep)
                {
                    var n = Math.Min(nStep, g.N - j);
                    var k = Math.Min(kStep, g.K - p);
                    PackB(g, j, p, n, k, panelColumns, bPanels);
                    Sweep(g, j, p, n, k, tileRows, tileColumns, bPanels, aPanel);
                }
            }
        }

        ArrayPool<T>.Shared.Return(buffer);
    }

    private static void PackB(in GemmProblem<T> g, int j, int p, int n, int k, int panelColumns, T* panels)
    {
        for (var first = 0; first < n; first += panelColumns)
        {
            var columns = Math.Min(panelColumns, n - first);
            if (g.TransposeB)
                GemmPack<T, TVector, TLanes>.Columns(g.B + ((j + first) * g.Ldb) + p, g.Ldb, k, columns, panels);
            else
                GemmPack<T, TVector, TLanes>.Rows(g.B + (p * g.Ldb) + j + first, g.Ldb, k, columns, panels);
            panels += (nint)k * RoundUp(columns, TLanes.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sweep(
        in GemmProblem<T> g, int j, int p, int n, int k, int tileRows, int tileColumns, T* panels, T* aPanel)
    {
        var panelColumns = tileColumns * TLanes.Width;
        var beta = p == 0 ? g.Beta : T.One;
        nint rowStride = g.TransposeA ? 1 : g.Lda;
        nint stepStride = g.TransposeA ? g.Lda : 1;
        var pack = n > panelColumns && (g.TransposeA || (g.Lda * sizeof(T)) % BadStride == 0);
        var scratch = aPanel + (k * tileRows);
        for (var i = 0; i < g.M; i += tileRows)
        {
            var rows = Math.Min(tileRows, g.M - i);
            var a = g.A + (i * rowStride) + (p * stepStride);
            if (pack)
                GemmPack<T, TVector, TLanes>.Left(a, rowStride, stepStride, rows, k, aPanel);
            var b = panels;
            for (var first = 0; first < n; first += panelColumns)
            {
                var columns = Math.Min(panelColumns, n - first);
                var registers = (columns + TLanes.Width - 1) / TLanes.Width;
                var tile = GemmTiles<T, TVector, TLanes>.For(rows, registers);
                var left = pack ? aPanel : a;
                var c = g.C + (i * g.Ldc) + j + first;
                nint full = registers * TLanes.Width;
                if (columns == full)
                {
                    tile(left, pack ? 1 : rowStride, pack ? rows : stepStride, b, k, c, g.Ldc, g.Alpha, beta);
                }
                else
                {
                    tile(left, pack ? 1 : rowStride, pack ? rows : stepStride, b, k, scratch, full, g.Alpha, T.Zero);
                    Merge(scratch, full, c, g.Ldc, rows, columns, beta);
                }

                b += k * full;
            }
        }
    }

    private static void Merge(T* tile, nint stride, T* c, nint ldc, int rows, int columns, T beta)
    {
        var factor = TLanes.Create(beta);
        for (; rows > 0; rows--, tile += stride, c += ldc)
        {
            for (var j = 0; j < columns; j += TLanes.Width)
            {
                var count = Math.Min(TLanes.Width, columns - j);
                var value = TLanes.Load(tile + j);
                if (beta != T.Zero)
                    value = TLanes.MultiplyAdd(factor, TLanes.LoadPartial(c + j, count), value);
                TLanes.StorePartial(value, c + j, count);
            }
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    private static T* Align(T* pointer) => (T*)(((nint)pointer + Alignment - 1) & -Alignment);
}
