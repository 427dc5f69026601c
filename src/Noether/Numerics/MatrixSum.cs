using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>Sums of matrices entry by entry, and with their own transposes. Results may be the memory of an operand.</summary>
internal static class MatrixSum
{
    /// <summary>result = a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(Span<T> result, ReadOnlySpan<T> a, T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
            (new Vector<T>(a[i..]) * x).CopyTo(result[i..]);
        for (; i < a.Length; i++)
            result[i] = a[i] * x;
    }

    /// <summary>result = a x + b y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<T>(Span<T> result, ReadOnlySpan<T> a, T x, ReadOnlySpan<T> b, T y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
            ((new Vector<T>(a[i..]) * x) + (new Vector<T>(b[i..]) * y)).CopyTo(result[i..]);
        for (; i < a.Length; i++)
            result[i] = (a[i] * x) + (b[i] * y);
    }

    /// <summary>result = a x + b y + c z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine<T>(
        Span<T> result, ReadOnlySpan<T> a, T x, ReadOnlySpan<T> b, T y, ReadOnlySpan<T> c, T z)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= a.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sum = (new Vector<T>(a[i..]) * x) + (new Vector<T>(b[i..]) * y) + (new Vector<T>(c[i..]) * z);
            sum.CopyTo(result[i..]);
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
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var mean = (matrix[(i * n) + j] + matrix[(j * n) + i]) * half;
                matrix[(i * n) + j] = mean;
                matrix[(j * n) + i] = mean;
            }
        }
    }

    /// <summary>result = (M - M^T) x for an n x n matrix M.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MinusTransposed<T>(Span<T> result, ReadOnlySpan<T> matrix, int n, T x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var difference = (matrix[(i * n) + j] - matrix[(j * n) + i]) * x;
                result[(i * n) + j] = difference;
                result[(j * n) + i] = -difference;
            }

            result[i * (n + 1)] = T.Zero;
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
