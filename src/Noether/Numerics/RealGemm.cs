using System.Numerics;
using System.Runtime.InteropServices;

namespace Noether.Numerics;

/// <summary><see cref="Gemm"/> for code that is written once for float and double.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal static class RealGemm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>C = op(A) op(B) + beta C, matrices without gaps between rows.</summary>
    /// <param name="c">m x n result; must not overlap the operands.</param>
    /// <param name="a">m x k values, or k x m with <paramref name="transposeA"/>.</param>
    /// <param name="b">k x n values, or n x k with <paramref name="transposeB"/>.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="transposeA">A is stored transposed.</param>
    /// <param name="transposeB">B is stored transposed.</param>
    /// <param name="add">Whether the product is added to C; otherwise C is not read.</param>
    public static void Multiply(
        Span<T> c, ReadOnlySpan<T> a, ReadOnlySpan<T> b, int m, int n, int k, bool transposeA = false,
        bool transposeB = false, bool add = false)
    {
        if (typeof(T) == typeof(float))
        {
            Gemm.Multiply(MemoryMarshal.Cast<T, float>(c), MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(b),
                m, n, k, transposeA, transposeB, beta: add ? 1 : 0);
        }
        else
        {
            Gemm.Multiply(MemoryMarshal.Cast<T, double>(c), MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b),
                m, n, k, transposeA, transposeB, beta: add ? 1 : 0);
        }
    }
}
