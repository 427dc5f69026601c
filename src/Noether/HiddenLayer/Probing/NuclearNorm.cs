using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// The sum of the singular values of a 16 x 16 matrix M, as tr(U^T M) with U the orthogonal factor of M = U P. U is the
/// limit of X -> X (15 - 10 X^T X + 3 (X^T X)^2) / 8 from X = M / |M|, which brings every singular value in (0, 1] to 1
/// (Higham, Functions of Matrices, SIAM 2008, chapter 8); one of less than a thousandth of |M| counts for less than it
/// is. A row is one vector of 16 lanes.
/// </summary>
internal static class NuclearNorm
{
    /// <summary>Rows and columns.</summary>
    public const int Size = 16;

    private const int Iterations = 11;

    // At a time: so many independent sums hide the latency of one.
    private const int Rows = 4;

    /// <summary>The norm.</summary>
    /// <param name="matrix">16 x 16 values in C order.</param>
    public static float Of(ReadOnlySpan<float> matrix)
    {
        Span<float> rows = stackalloc float[Size * Size];
        Span<float> gram = stackalloc float[Size * Size];
        Span<float> factor = stackalloc float[Size * Size];
        var length = MathF.Sqrt(TensorPrimitives.SumOfSquares(matrix));
        if (!(length > 0))
            return 0;
        TensorPrimitives.Divide(matrix, length, rows);
        for (var step = 0; step < Iterations; step++)
        {
            Gram(rows, gram);
            // 15 - 10 G + 3 G G, over 8; G is symmetric.
            Multiply(gram, gram, factor);
            for (var i = 0; i < factor.Length; i++)
                factor[i] = (0.375f * factor[i]) - (1.25f * gram[i]);
            for (var i = 0; i < Size; i++)
                factor[(Size + 1) * i] += 1.875f;
            rows.CopyTo(gram);
            Multiply(gram, factor, rows);
        }

        return TensorPrimitives.Dot(rows, matrix);
    }

    // X^T X.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gram(ReadOnlySpan<float> rows, Span<float> gram)
    {
        for (var i = 0; i < Size; i += Rows)
        {
            var (a, b, c, d) = (
                Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            for (var k = 0; k < Size; k++)
            {
                var row = Load(rows, k);
                var left = rows.Slice((k * Size) + i, Rows);
                a = Vector512.FusedMultiplyAdd(Vector512.Create(left[0]), row, a);
                b = Vector512.FusedMultiplyAdd(Vector512.Create(left[1]), row, b);
                c = Vector512.FusedMultiplyAdd(Vector512.Create(left[2]), row, c);
                d = Vector512.FusedMultiplyAdd(Vector512.Create(left[3]), row, d);
            }

            Store(a, b, c, d, gram, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> product)
    {
        for (var i = 0; i < Size; i += Rows)
        {
            var (a, b, c, d) = (
                Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            for (var k = 0; k < Size; k++)
            {
                var row = Load(right, k);
                a = Vector512.FusedMultiplyAdd(Vector512.Create(left[(i * Size) + k]), row, a);
                b = Vector512.FusedMultiplyAdd(Vector512.Create(left[((i + 1) * Size) + k]), row, b);
                c = Vector512.FusedMultiplyAdd(Vector512.Create(left[((i + 2) * Size) + k]), row, c);
                d = Vector512.FusedMultiplyAdd(Vector512.Create(left[((i + 3) * Size) + k]), row, d);
            }

            Store(a, b, c, d, product, i);
        }
    }

    private static Vector512<float> Load(ReadOnlySpan<float> rows, int row) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(rows), (nuint)(row * Size));

    private static void Store(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Span<float> rows, int first)
    {
        a.CopyTo(rows[(first * Size)..]);
        b.CopyTo(rows[((first + 1) * Size)..]);
        c.CopyTo(rows[((first + 2) * Size)..]);
        d.CopyTo(rows[((first + 3) * Size)..]);
    }
}
