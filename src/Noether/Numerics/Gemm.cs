namespace Noether.Numerics;

/// <summary>
/// Products of row-major matrices: C = alpha op(A) op(B) + beta C with op the identity or the transpose. Each element
/// is summed in order of k in blocks of at most 640 terms; its bits depend on the register level at most, never on the
/// thread count.
/// </summary>
internal static class Gemm
{
    /// <summary>C = alpha op(A) op(B) + beta C for float matrices without gaps between rows.</summary>
    /// <param name="c">m x n result; must not overlap the operands.</param>
    /// <param name="a">m x k values, or k x m with <paramref name="transposeA"/>.</param>
    /// <param name="b">k x n values, or n x k with <paramref name="transposeB"/>.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums; with 0 the product is zero.</param>
    /// <param name="transposeA">A is stored transposed.</param>
    /// <param name="transposeB">B is stored transposed.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of the old C; with 0 the old C is not read and may hold NaN.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    /// <exception cref="ArgumentException">A span is shorter than its matrix, or a size is negative.</exception>
    public static void Multiply(
        Span<float> c, ReadOnlySpan<float> a, ReadOnlySpan<float> b, int m, int n, int k,
        bool transposeA = false, bool transposeB = false, float alpha = 1f, float beta = 0f, int threads = 1) =>
        Multiply(
            c, n, a, transposeA ? m : k, b, transposeB ? k : n, m, n, k, transposeA, transposeB, alpha, beta, threads);

    /// <summary>
    /// The same for parts of larger float matrices; ldc, lda, ldb are elements from one stored row to the next.
    /// </summary>
    public static void Multiply(
        Span<float> c, int ldc, ReadOnlySpan<float> a, int lda, ReadOnlySpan<float> b, int ldb, int m, int n, int k,
        bool transposeA = false, bool transposeB = false, float alpha = 1f, float beta = 0f, int threads = 1) =>
        GemmSchedule.Run(
            c, ldc, a, lda, b, ldb, m, n, k, transposeA, transposeB, alpha, beta, threads, Simd.Level);

    /// <summary>C = alpha op(A) op(B) + beta C for double matrices without gaps between rows.</summary>
    /// <param name="c">m x n result; must not overlap the operands.</param>
    /// <param name="a">m x k values, or k x m with <paramref name="transposeA"/>.</param>
    /// <param name="b">k x n values, or n x k with <paramref name="transposeB"/>.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums; with 0 the product is zero.</param>
    /// <param name="transposeA">A is stored transposed.</param>
    /// <param name="transposeB">B is stored transposed.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="beta">Factor of the old C; with 0 the old C is not read and may hold NaN.</param>
    /// <param name="threads">Threads for large products; 0 means all processors.</param>
    /// <exception cref="ArgumentException">A span is shorter than its matrix, or a size is negative.</exception>
    public static void Multiply(
        Span<double> c, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int m, int n, int k,
        bool transposeA = false, bool transposeB = false, double alpha = 1.0, double beta = 0.0, int threads = 1) =>
        Multiply(
            c, n, a, transposeA ? m : k, b, transposeB ? k : n, m, n, k, transposeA, transposeB, alpha, beta, threads);

    /// <summary>
    /// The same for parts of larger double matrices; ldc, lda, ldb are elements from one stored row to the next.
    /// </summary>
    public static void Multiply(
        Span<double> c, int ldc, ReadOnlySpan<double> a, int lda, ReadOnlySpan<double> b, int ldb, int m, int n, int k,
        bool transposeA = false, bool transposeB = false, double alpha = 1.0, double beta = 0.0, int threads = 1) =>
        GemmSchedule.Run(
            c, ldc, a, lda, b, ldb, m, n, k, transposeA, transposeB, alpha, beta, threads, Simd.Level);
}
