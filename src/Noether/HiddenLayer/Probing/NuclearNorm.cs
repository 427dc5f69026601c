using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// The sum of the singular values of a 16 x 16 matrix M, as tr(U^T M) with U the orthogonal factor of M = U P. U is the
/// limit of X -> X (15 - 10 X^T X + 3 (X^T X)^2) / 8 from X = M / |M|, which brings every singular value in (0, 1] to 1
/// (Higham, Functions of Matrices, SIAM 2008, chapter 8); one of less than a thousandth of |M| counts for less than it
/// is. A row is two vectors of 8 lanes.
/// </summary>
internal static class NuclearNorm
{
    /// <summary>Rows and columns.</summary>
    public const int Size = 16;

    private const int Iterations = 11;
    private const int Lanes = 8;

    // At a time: so many independent sums hide the latency of one.
    private const int Rows = 4;

    /// <summary>The norm.</summary>
    /// <param name="matrix">16 x 16 values in C order.</param>
    public static float Of(ReadOnlySpan<float> matrix)
    {
        Span<float> rows = stackalloc float[Size * Size];
        return Factor(matrix, rows) ? TensorPrimitives.Dot(rows, matrix) : 0;
    }

    /// <summary>The orthogonal factor U of M = U P; false where M is 0.</summary>
    /// <param name="matrix">16 x 16 values in C order.</param>
    /// <param name="rows">Receives U.</param>
    public static bool Factor(ReadOnlySpan<float> matrix, Span<float> rows)
    {
        Span<float> gram = stackalloc float[Size * Size];
        Span<float> factor = stackalloc float[Size * Size];
        var length = MathF.Sqrt(TensorPrimitives.SumOfSquares(matrix));
        if (!(length > 0))
            return false;
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

        return true;
    }

    // X^T X.
    private static void Gram(ReadOnlySpan<float> rows, Span<float> gram) => Multiply(rows, 1, Size, rows, gram);

    private static void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> product) =>
        Multiply(left, Size, 1, right, product);

    // Entry (i, k) of the left factor stands at i * row + k * column.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(
        ReadOnlySpan<float> left, int row, int column, ReadOnlySpan<float> right, Span<float> product)
    {
        ref var entries = ref MemoryMarshal.GetReference(left);
        ref var others = ref MemoryMarshal.GetReference(right);
        ref var results = ref MemoryMarshal.GetReference(product);
        for (var i = 0; i < Size; i += Rows)
        {
            var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            var (e, f, g, h) = (a, a, a, a);
            for (var k = 0; k < Size; k++)
            {
                var low = Vector256.LoadUnsafe(ref others, (nuint)(k * Size));
                var high = Vector256.LoadUnsafe(ref others, (nuint)((k * Size) + Lanes));
                ref var entry = ref Unsafe.Add(ref entries, (i * row) + (k * column));
                var one = Vector256.Create(entry);
                (a, e) = (Vector256.FusedMultiplyAdd(one, low, a), Vector256.FusedMultiplyAdd(one, high, e));
                one = Vector256.Create(Unsafe.Add(ref entry, row));
                (b, f) = (Vector256.FusedMultiplyAdd(one, low, b), Vector256.FusedMultiplyAdd(one, high, f));
                one = Vector256.Create(Unsafe.Add(ref entry, 2 * row));
                (c, g) = (Vector256.FusedMultiplyAdd(one, low, c), Vector256.FusedMultiplyAdd(one, high, g));
                one = Vector256.Create(Unsafe.Add(ref entry, 3 * row));
                (d, h) = (Vector256.FusedMultiplyAdd(one, low, d), Vector256.FusedMultiplyAdd(one, high, h));
            }

            ref var result = ref Unsafe.Add(ref results, i * Size);
            a.StoreUnsafe(ref result);
            e.StoreUnsafe(ref result, Lanes);
            b.StoreUnsafe(ref result, Size);
            f.StoreUnsafe(ref result, Size + Lanes);
            c.StoreUnsafe(ref result, 2 * Size);
            g.StoreUnsafe(ref result, (2 * Size) + Lanes);
            d.StoreUnsafe(ref result, 3 * Size);
            h.StoreUnsafe(ref result, (3 * Size) + Lanes);
        }
    }
}
