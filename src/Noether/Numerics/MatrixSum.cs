using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Noether.Numerics;

/// <summary>
/// Sums of matrices entry by entry, and with their own transposes. Results may be the memory of an operand.
/// </summary>
internal static class MatrixSum
{
    /// <summary>result = a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(Span<T> result, ReadOnlySpan<T> a, T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var to = ref MemoryMarshal.GetReference(result[..a.Length]);
        ref var fromA = ref MemoryMarshal.GetReference(a);
        var i = 0;
        for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
            (Vector.LoadUnsafe(ref fromA, (nuint)i) * x).StoreUnsafe(ref to, (nuint)i);
        for (; i < a.Length; i++)
            result[i] = a[i] * x;
    }

    /// <summary>result = a x + b y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<T>(Span<T> result, ReadOnlySpan<T> a, T x, ReadOnlySpan<T> b, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var to = ref MemoryMarshal.GetReference(result[..a.Length]);
        ref var fromA = ref MemoryMarshal.GetReference(a);
        ref var fromB = ref MemoryMarshal.GetReference(b[..a.Length]);
        var i = 0;
        for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sum = (Vector.LoadUnsafe(ref fromA, (nuint)i) * x) + (Vector.LoadUnsafe(ref fromB, (nuint)i) * y);
            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < a.Length; i++)
            result[i] = (a[i] * x) + (b[i] * y);
    }

    /// <summary>result = a x + b y + c z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<T>(
        Span<T> result, ReadOnlySpan<T> a, T x, ReadOnlySpan<T> b, T y, ReadOnlySpan<T> c, T z)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var to = ref MemoryMarshal.GetReference(result[..a.Length]);
        ref var fromA = ref MemoryMarshal.GetReference(a);
        ref var fromB = ref MemoryMarshal.GetReference(b[..a.Length]);
        ref var fromC = ref MemoryMarshal.GetReference(c[..a.Length]);
        var i = 0;
        for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sum = (Vector.LoadUnsafe(ref fromA, (nuint)i) * x) + (Vector.LoadUnsafe(ref fromB, (nuint)i) * y);
            (sum + (Vector.LoadUnsafe(ref fromC, (nuint)i) * z)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < a.Length; i++)
            result[i] = (a[i] * x) + (b[i] * y) + (c[i] * z);
    }

    /// <summary>Replaces an n x n matrix M by (M + M^T)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SymmetricPart<T>(Span<T> matrix, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var half = T.CreateChecked(0.5);
        ref var first = ref MemoryMarshal.GetReference(matrix[..(n * n)]);
        for (nint i = 0; i < n; i++)
        {
            ref var row = ref Unsafe.Add(ref first, i * n);
            ref var column = ref Unsafe.Add(ref first, i);
            for (nint j = 0; j < i; j++, column = ref Unsafe.Add(ref column, n))
            {
                ref var entry = ref Unsafe.Add(ref row, j);
                entry = column = (entry + column) * half;
            }
        }
    }

    /// <summary>result = (M - M^T) x for an n x n matrix M.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MinusTransposed<T>(Span<T> result, ReadOnlySpan<T> matrix, int n, T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var from = ref MemoryMarshal.GetReference(matrix[..(n * n)]);
        ref var to = ref MemoryMarshal.GetReference(result[..(n * n)]);
        for (nint i = 0; i < n; i++)
        {
            for (nint j = 0; j < i; j++)
            {
                nint below = (i * n) + j, above = (j * n) + i;
                var difference = (Unsafe.Add(ref from, below) - Unsafe.Add(ref from, above)) * x;
                Unsafe.Add(ref to, below) = difference;
                Unsafe.Add(ref to, above) = -difference;
            }

            Unsafe.Add(ref to, i * (n + 1)) = T.Zero;
        }
    }

    /// <summary>The largest sum of absolute values in a row of an n x n matrix; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LargestRowSum<T>(ReadOnlySpan<T> matrix, int n)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            var row = matrix.Slice(i * n, n);
            var sums = Vector<T>.Zero;
            var j = 0;
            for (; j <= n - Vector<T>.Count; j += Vector<T>.Count)
                sums += Vector.Abs(new Vector<T>(row[j..]));
            var sum = Vector.Sum(sums);
            for (; j < n; j++)
                sum += T.Abs(row[j]);
            largest = Math.Max(largest, double.CreateChecked(sum));
        }

        return largest;
    }
}
