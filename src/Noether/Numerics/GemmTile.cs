using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// The register micro-kernel of the matrix product: a tile of TRows rows by TColumns registers of C stays in registers
/// while k runs. Rows and columns are constants to the compiler, which drops the accumulators that a smaller tile does
/// not use.
/// </summary>
internal static unsafe class GemmTile<T, TVector, TLanes>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TVector : struct
    where TLanes : struct, ILaneArithmetic<T, TVector>
{
    /// <summary>
    /// C = alpha A B + beta C on one tile; every element is one chain of multiply-adds in order of k.
    /// </summary>
    /// <param name="a">First element of the rows of A.</param>
    /// <param name="rowStride">Elements from one row of A to the next.</param>
    /// <param name="stepStride">Elements from one k to the next in A.</param>
    /// <param name="b">Packed panel of B: k rows of TColumns registers.</param>
    /// <param name="k">Number of steps.</param>
    /// <param name="c">First element of the tile of C.</param>
    /// <param name="ldc">Elements from one row of C to the next.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of the old C; with 0 the old C is not read.</param>
    /// <remarks>
    /// The method must not call anything: a call would force all accumulators through memory in every step.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TColumns>(
        T* a, nint rowStride, nint stepStride, T* b, nint k, T* c, nint ldc, T alpha, T beta)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        TVector c00 = TLanes.Zero, c01 = TLanes.Zero, c02 = TLanes.Zero;
        TVector c10 = TLanes.Zero, c11 = TLanes.Zero, c12 = TLanes.Zero;
        TVector c20 = TLanes.Zero, c21 = TLanes.Zero, c22 = TLanes.Zero;
        TVector c30 = TLanes.Zero, c31 = TLanes.Zero, c32 = TLanes.Zero;
        TVector c40 = TLanes.Zero, c41 = TLanes.Zero, c42 = TLanes.Zero;
        TVector c50 = TLanes.Zero, c51 = TLanes.Zero, c52 = TLanes.Zero;
        TVector c60 = TLanes.Zero, c61 = TLanes.Zero, c62 = TLanes.Zero;
        TVector c70 = TLanes.Zero, c71 = TLanes.Zero, c72 = TLanes.Zero;
        T* a0 = a, a1 = a0 + rowStride, a2 = a1 + rowStride, a3 = a2 + rowStride;
        T* a4 = a3 + rowStride, a5 = a4 + rowStride, a6 = a5 + rowStride, a7 = a6 + rowStride;
        nint step = 0;
        for (; k > 0; k--)
        {
            var b0 = TLanes.Load(b);
            var b1 = TColumns.Value > 1 ? TLanes.Load(b + TLanes.Width) : b0;
            var b2 = TColumns.Value > 2 ? TLanes.Load(b + (2 * TLanes.Width)) : b0;
            b += TColumns.Value * TLanes.Width;
            Row<TColumns>(a0[step], b0, b1, b2, ref c00, ref c01, ref c02);
            if (TRows.Value > 1)
                Row<TColumns>(a1[step], b0, b1, b2, ref c10, ref c11, ref c12);
            if (TRows.Value > 2)
                Row<TColumns>(a2[step], b0, b1, b2, ref c20, ref c21, ref c22);
            if (TRows.Value > 3)
                Row<TColumns>(a3[step], b0, b1, b2, ref c30, ref c31, ref c32);
            if (TRows.Value > 4)
                Row<TColumns>(a4[step], b0, b1, b2, ref c40, ref c41, ref c42);
            if (TRows.Value > 5)
                Row<TColumns>(a5[step], b0, b1, b2, ref c50, ref c51, ref c52);
            if (TRows.Value > 6)
                Row<TColumns>(a6[step], b0, b1, b2, ref c60, ref c61, ref c62);
            if (TRows.Value > 7)
                Row<TColumns>(a7[step], b0, b1, b2, ref c70, ref c71, ref c72);
            step += stepStride;
        }

        Write<TColumns>(c00, c01, c02, c, alpha, beta);
        if (TRows.Value > 1)
            Write<TColumns>(c10, c11, c12, c + (1 * ldc), alpha, beta);
        if (TRows.Value > 2)
            Write<TColumns>(c20, c21, c22, c + (2 * ldc), alpha, beta);
        if (TRows.Value > 3)
            Write<TColumns>(c30, c31, c32, c + (3 * ldc), alpha, beta);
        if (TRows.Value > 4)
            Write<TColumns>(c40, c41, c42, c + (4 * ldc), alpha, beta);
        if (TRows.Value > 5)
            Write<TColumns>(c50, c51, c52, c + (5 * ldc), alpha, beta);
        if (TRows.Value > 6)
            Write<TColumns>(c60, c61, c62, c + (6 * ldc), alpha, beta);
        if (TRows.Value > 7)
            Write<TColumns>(c70, c71, c72, c + (7 * ldc), alpha, beta);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TColumns>(
        T a, TVector b0, TVector b1, TVector b2, ref TVector c0, ref TVector c1, ref TVector c2)
        where TColumns : struct, ICount
    {
        var x = TLanes.Create(a);
        c0 = TLanes.MultiplyAdd(x, b0, c0);
        if (TColumns.Value > 1)
            c1 = TLanes.MultiplyAdd(x, b1, c1);
        if (TColumns.Value > 2)
            c2 = TLanes.MultiplyAdd(x, b2, c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TColumns>(TVector c0, TVector c1, TVector c2, T* c, T alpha, T beta)
        where TColumns : struct, ICount
    {
        Update(c0, c, alpha, beta);
        if (TColumns.Value > 1)
            Update(c1, c + TLanes.Width, alpha, beta);
        if (TColumns.Value > 2)
            Update(c2, c + (2 * TLanes.Width), alpha, beta);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(TVector sum, T* c, T alpha, T beta)
    {
        var value = TLanes.Multiply(sum, TLanes.Create(alpha));
        if (beta != T.Zero)
            value = TLanes.MultiplyAdd(TLanes.Create(beta), TLanes.Load(c), value);
        TLanes.Store(value, c);
    }
}
