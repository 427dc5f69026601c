using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>Copies parts of the operands of a product into the order in which the micro-kernel reads them.</summary>
internal static unsafe class GemmPack<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILaneArithmetic<T, TVector>
{
    /// <summary>
    /// Packs k rows of up to three registers of B, stored by rows; columns behind the end become zero.
    /// </summary>
    /// <param name="b">First element of the panel.</param>
    /// <param name="ldb">Elements from one row of B to the next.</param>
    /// <param name="k">Number of rows.</param>
    /// <param name="columns">Number of columns that exist.</param>
    /// <param name="panel">Receives k x (columns rounded up to whole registers) elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows(T* b, nint ldb, int k, int columns, T* panel)
    {
        var width = TLanes.Width;
        var whole = columns / width * width;
        var rest = columns - whole;
        for (; k > 0; k--)
        {
            for (var j = 0; j < whole; j += width)
                TLanes.Store(TLanes.Load(b + j), panel + j);
            panel += whole;
            if (rest > 0)
            {
                TLanes.Store(TLanes.LoadPartial(b + whole, rest), panel);
                panel += width;
            }

            b += ldb;
        }
    }

    /// <summary>The same for B stored by columns (its transpose stored by rows).</summary>
    /// <param name="b">First element of the panel.</param>
    /// <param name="ldb">Elements from one column of B to the next.</param>
    /// <param name="k">Number of rows.</param>
    /// <param name="columns">Number of columns that exist.</param>
    /// <param name="panel">Receives k x (columns rounded up to whole registers) elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns(T* b, nint ldb, int k, int columns, T* panel)
    {
        nint stride = (columns + TLanes.Width - 1) / TLanes.Width * TLanes.Width;
        var j = 0;

        // Four columns at a time: each line of the panel that is touched receives neighbours in one go.
        for (; j <= columns - 4; j += 4)
        {
            T* b0 = b + (j * ldb), b1 = b0 + ldb, b2 = b1 + ldb, b3 = b2 + ldb;
            var target = panel + j;
            for (nint p = 0; p < k; p++)
            {
                target[0] = b0[p];
                target[1] = b1[p];
                target[2] = b2[p];
                target[3] = b3[p];
                target += stride;
            }
        }

        for (; j < stride; j++)
            for (nint p = 0; p < k; p++)
                panel[(p * stride) + j] = j < columns ? b[(j * ldb) + p] : T.Zero;
    }

    /// <summary>
    /// Packs a few rows of A, one k after the other, so that the micro-kernel reads them in sequence.
    /// </summary>
    /// <param name="a">First element of the rows.</param>
    /// <param name="rowStride">Elements from one row to the next.</param>
    /// <param name="stepStride">Elements from one k to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="k">Number of steps.</param>
    /// <param name="panel">Receives k x rows elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Left(T* a, nint rowStride, nint stepStride, int rows, int k, T* panel)
    {
        if (rowStride == 1 && rows == 8)
        {
            for (; k > 0; k--, a += stepStride, panel += 8)
                Unsafe.WriteUnaligned(panel, Unsafe.ReadUnaligned<Eight>(a));
            return;
        }

        for (; k > 0; k--, a += stepStride, panel += rows)
            for (nint i = 0; i < rows; i++)
                panel[i] = a[i * rowStride];
    }

    [InlineArray(8)]
    private struct Eight
    {
        private T first;
    }
}
