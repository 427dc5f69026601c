namespace Noether.Numerics;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix by Householder reduction and implicit QL, with the gradients of
/// functions of them. Deterministic on a machine; all buffers are kept; an instance serves one thread at a time.
/// </summary>
internal sealed class SymmetricEigen
{
    // Pairs of eigenvalues closer than this share of the largest one do not tell their vectors apart.
    private const double DegenerateGap = 1e-12;

    private readonly int n;
    private readonly int stride;
    private readonly double[] reduced;
    private readonly double[] rows;
    private readonly double[] off;
    private readonly double[] work;
    private readonly double[] factors;
    private readonly double[] values;
    private readonly double[] vectors;
    private readonly double[] inner;
    private readonly double[] outer;

    /// <summary>Creates the buffers.</summary>
    /// <param name="size">Rows and columns, n, at least 1.</param>
    public SymmetricEigen(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        n = size;
        stride = RowKernels.PaddedLength(n);
        reduced = new double[n * stride];
        rows = new double[n * stride];
        off = new double[n];
        work = new double[stride];
        factors = new double[n];
        values = new double[n];
        vectors = new double[n * n];
        inner = new double[n * n];
        outer = new double[n * n];
    }

    /// <summary>Number of rows and columns, n.</summary>
    public int Size => n;

    /// <summary>The n eigenvalues of the last <see cref="Compute"/>, largest first.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>
    /// n x n values in C order: row i is the eigenvector of <see cref="Values"/>[i], of length one. Its sign is
    /// arbitrary.
    /// </summary>
    public ReadOnlySpan<double> Vectors => vectors;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">n x n symmetric values in C order; only the lower triangle is read.</param>
    /// <exception cref="ArgumentException">The length is not n x n, or a value is NaN or infinite.</exception>
    public void Compute(ReadOnlySpan<double> matrix)
    {
        CheckLength(matrix.Length, n * n, nameof(matrix));
        var largest = 0.0;
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
                largest = Math.Max(largest, Math.Abs(matrix[(i * n) + j]));
        if (!double.IsFinite(largest))
            throw new ArgumentException("The matrix has values that are NaN or infinite.", nameof(matrix));

        // A power of two brings the entries to order one without rounding, so that squares neither overflow nor vanish.
        var exponent = largest == 0 ? 0 : Math.ILogB(largest);
        reduced.AsSpan().Clear();
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
                reduced[(i * stride) + j] = reduced[(j * stride) + i] = Math.ScaleB(matrix[(i * n) + j], -exponent);
        Tridiagonalization.Run(reduced, rows, values, off, work, factors, n);
        ImplicitQl.Run(values, off, rows, n);
        Sort(exponent);
    }

    /// <summary>Gradient by the matrix of a function of its eigenvalues: sum_i g_i v_i v_i^T.</summary>
    /// <param name="valueGradient">n derivatives g_i by <see cref="Values"/>.</param>
    /// <param name="result">
    /// Receives n x n symmetric values D with dL = sum_ij D_ij dM_ij for every symmetric dM. Equal eigenvalues need
    /// equal g_i.
    /// </param>
    public void Gradient(ReadOnlySpan<double> valueGradient, Span<double> result)
    {
        CheckLength(valueGradient.Length, n, nameof(valueGradient));
        CheckLength(result.Length, n * n, nameof(result));
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                inner[(i * n) + j] = valueGradient[i] * vectors[(i * n) + j];
        Gemm.Multiply(result, vectors, inner, n, n, n, transposeA: true);
    }

    /// <summary>
    /// Gradient by the matrix of a function of eigenvalues and eigenvectors: V^T (diag(g) + F o (V W^T)) V,
    /// symmetrised, with the vectors in the rows of V, F_ij = 1 / (l_j - l_i), and zero in F for pairs of equal
    /// eigenvalues (to 1e-12 of the largest).
    /// </summary>
    /// <param name="valueGradient">n derivatives g_i by <see cref="Values"/>.</param>
    /// <param name="vectorGradient">n x n derivatives W by <see cref="Vectors"/>, in the same order.</param>
    /// <param name="result">Receives n x n symmetric values, as in the other overload.</param>
    public void Gradient(ReadOnlySpan<double> valueGradient, ReadOnlySpan<double> vectorGradient, Span<double> result)
    {
        CheckLength(valueGradient.Length, n, nameof(valueGradient));
        CheckLength(vectorGradient.Length, n * n, nameof(vectorGradient));
        CheckLength(result.Length, n * n, nameof(result));
        Gemm.Multiply(inner, vectors, vectorGradient, n, n, n, transposeB: true);
        var resolved = DegenerateGap * Math.Max(Math.Abs(values[0]), Math.Abs(values[n - 1]));
        for (var i = 0; i < n; i++)
        {
            inner[i * (n + 1)] = valueGradient[i];
            for (var j = 0; j < i; j++)
            {
                // The symmetric part of F o X, as F is antisymmetric: (x_ij - x_ji) / 2 / (l_j - l_i).
                var gap = values[j] - values[i];
                var difference = inner[(i * n) + j] - inner[(j * n) + i];
                var entry = gap > resolved ? difference / (2 * gap) : 0;
                inner[(i * n) + j] = entry;
                inner[(j * n) + i] = entry;
            }
        }

        Gemm.Multiply(outer, inner, vectors, n, n, n);
        Gemm.Multiply(result, vectors, outer, n, n, n, transposeA: true);
    }

    private void Sort(int exponent)
    {
        // Selection keeps the order of equal values, and n is small.
        var taken = factors.AsSpan();
        taken.Clear();
        values.CopyTo(off, 0);
        for (var i = 0; i < n; i++)
        {
            var best = -1;
            for (var j = 0; j < n; j++)
            {
                if (taken[j] == 0 && (best < 0 || off[j] > off[best]))
                    best = j;
            }

            taken[best] = 1;
            values[i] = Math.ScaleB(off[best], exponent);
            rows.AsSpan(best * stride, n).CopyTo(vectors.AsSpan(i * n, n));
        }
    }

    private static void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
            throw new ArgumentException($"Expected {expected} values, not {length}.", name);
    }
}
