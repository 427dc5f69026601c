using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// The register micro-kernel of A B^T for long rows: both operands are read along their rows, without packing, and each
/// element
/// of a tile of TRows x TColumns has a register of partial sums.
/// </summary>
internal static unsafe class GemmDotTile<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILaneArithmetic<T, TVector>
{
    /// <summary>Partial sums of the products of rows of A and rows of B.</summary>
    /// <param name="a">First element of the rows of A.</param>
    /// <param name="lda">Elements from one row of A to the next.</param>
    /// <param name="b">First element of the rows of B.</param>
    /// <param name="ldb">Elements from one row of B to the next.</param>
    /// <param name="k">Number of terms, a multiple of the register width.</param>
    /// <param name="sums">Receives TRows x TColumns registers.</param>
    /// <remarks>The method must not call anything: a call would force all sums through memory in every step.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TColumns>(T* a, nint lda, T* b, nint ldb, nint k, T* sums)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        TVector c00 = TLanes.Zero, c01 = TLanes.Zero, c02 = TLanes.Zero;
        TVector c03 = TLanes.Zero, c04 = TLanes.Zero,
            c05 = TLanes.Zero;
        TVector c10 = TLanes.Zero, c11 = TLanes.Zero, c12 = TLanes.Zero;
        TVector c13 = TLanes.Zero, c14 = TLanes.Zero,
            c15 = TLanes.Zero;
        TVector c20 = TLanes.Zero, c21 = TLanes.Zero, c22 = TLanes.Zero;
        TVector c23 = TLanes.Zero, c24 = TLanes.Zero,
            c25 = TLanes.Zero;
        TVector c30 = TLanes.Zero, c31 = TLanes.Zero, c32 = TLanes.Zero;
        TVector c33 = TLanes.Zero, c34 = TLanes.Zero,
            c35 = TLanes.Zero;
        T* a0 = a, a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda;
        T* b0 = b, b1 = b0 + ldb, b2 = b1 + ldb, b3 = b2 + ldb, b4 = b3 + ldb, b5 = b4 + ldb;
        for (nint p = 0; p < k; p += TLanes.Width)
        {
            var x0 = TLanes.Load(b0 + p);
            var x1 = TColumns.Value > 1 ? TLanes.Load(b1 + p) : x0;
            var x2 = TColumns.Value > 2 ? TLanes.Load(b2 + p) : x0;
            var x3 = TColumns.Value > 3 ? TLanes.Load(b3 + p) : x0;
            var x4 = TColumns.Value > 4 ? TLanes.Load(b4 + p) : x0;
            var x5 = TColumns.Value > 5 ? TLanes.Load(b5 + p) : x0;
            Row<TColumns>(a0 + p, x0, x1, x2, x3, x4, x5, ref c00, ref c01, ref c02, ref c03, ref c04, ref c05);
            if (TRows.Value > 1)
                Row<TColumns>(a1 + p, x0, x1, x2, x3, x4, x5, ref c10, ref c11, ref c12, ref c13, ref c14, ref c15);
            if (TRows.Value > 2)
                Row<TColumns>(a2 + p, x0, x1, x2, x3, x4, x5, ref c20, ref c21, ref c22, ref c23, ref c24, ref c25);
            if (TRows.Value > 3)
                Row<TColumns>(a3 + p, x0, x1, x2, x3, x4, x5, ref c30, ref c31, ref c32, ref c33, ref c34, ref c35);
        }

        Write<TColumns>(c00, c01, c02, c03, c04, c05, sums);
        if (TRows.Value > 1)
            Write<TColumns>(c10, c11, c12, c13, c14, c15, sums + (1 * TColumns.Value * TLanes.Width));
        if (TRows.Value > 2)
            Write<TColumns>(c20, c21, c22, c23, c24, c25, sums + (2 * TColumns.Value * TLanes.Width));
        if (TRows.Value > 3)
            Write<TColumns>(c30, c31, c32, c33, c34, c35, sums + (3 * TColumns.Value * TLanes.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TColumns>(
        T* a, TVector x0, TVector x1, TVector x2, TVector x3, TVector x4, TVector x5,
        ref TVector c0, ref TVector c1, ref TVector c2, ref TVector c3, ref TVector c4, ref TVector c5)
        where TColumns : struct, ICount
    {
        var y = TLanes.Load(a);
        c0 = TLanes.MultiplyAdd(y, x0, c0);
        if (TColumns.Value > 1)
            c1 = TLanes.MultiplyAdd(y, x1, c1);
        if (TColumns.Value > 2)
            c2 = TLanes.MultiplyAdd(y, x2, c2);
        if (TColumns.Value > 3)
            c3 = TLanes.MultiplyAdd(y, x3, c3);
        if (TColumns.Value > 4)
            c4 = TLanes.MultiplyAdd(y, x4, c4);
        if (TColumns.Value > 5)
            c5 = TLanes.MultiplyAdd(y, x5, c5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TColumns>(
        TVector c0, TVector c1, TVector c2, TVector c3, TVector c4, TVector c5, T* sums)
        where TColumns : struct, ICount
    {
        TLanes.Store(c0, sums);
        if (TColumns.Value > 1)
            TLanes.Store(c1, sums + (1 * TLanes.Width));
        if (TColumns.Value > 2)
            TLanes.Store(c2, sums + (2 * TLanes.Width));
        if (TColumns.Value > 3)
            TLanes.Store(c3, sums + (3 * TLanes.Width));
        if (TColumns.Value > 4)
            TLanes.Store(c4, sums + (4 * TLanes.Width));
        if (TColumns.Value > 5)
            TLanes.Store(c5, sums + (5 * TLanes.Width));
    }
}
