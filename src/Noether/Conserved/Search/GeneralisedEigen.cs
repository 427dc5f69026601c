using Noether.Numerics;

namespace Noether.Conserved.Search;

/// <summary>
/// W v = lambda T v for symmetric matrices of which T may be singular: restricted to the span of the eigenvectors of T
/// whose eigenvalue is above a share of the largest, so that combinations that hardly vary at all are never an answer.
/// </summary>
/// <param name="Values">The r values lambda, smallest first; rounding may leave them a little below 0.</param>
/// <param name="Vectors">The r vectors, each of n values, with v^T T v = 1.</param>
internal sealed record GeneralisedEigen(double[] Values, double[][] Vectors)
{
    // Of covariances to sixteen digits, eigenvalues below this share of the largest are mostly rounding.
    private const double LeastShare = 1e-9;

    /// <summary>Solves.</summary>
    /// <param name="within">W, n x n values in C order.</param>
    /// <param name="total">T, as many.</param>
    public static GeneralisedEigen Solve(ReadOnlySpan<double> within, ReadOnlySpan<double> total)
    {
        var n = (int)Math.Round(Math.Sqrt(total.Length));
        var eigen = new SymmetricEigen(n);
        eigen.Compute(total);
        var rank = 0;
        while (rank < n && eigen.Values[rank] > LeastShare * eigen.Values[0] && eigen.Values[rank] > 0)
            rank++;
        if (rank == 0)
            return new GeneralisedEigen([], []);
        // Columns of S are the eigenvectors over the roots of their eigenvalues: S^T T S = 1.
        var whitening = new double[rank * n];
        for (var i = 0; i < rank; i++)
        {
            for (var j = 0; j < n; j++)
                whitening[(i * n) + j] = eigen.Vectors[(i * n) + j] / Math.Sqrt(eigen.Values[i]);
        }

        var half = new double[rank * n];
        Gemm.Multiply(half, whitening, within, rank, n, n);
        var reduced = new double[rank * rank];
        Gemm.Multiply(reduced, half, whitening, rank, rank, n, transposeB: true);
        var inner = new SymmetricEigen(rank);
        inner.Compute(reduced);
        var values = new double[rank];
        var vectors = new double[rank][];
        for (var i = 0; i < rank; i++)
        {
            values[i] = inner.Values[rank - 1 - i];
            vectors[i] = new double[n];
            for (var a = 0; a < rank; a++)
            {
                var weight = inner.Vectors[((rank - 1 - i) * rank) + a];
                for (var j = 0; j < n; j++)
                    vectors[i][j] += weight * whitening[(a * n) + j];
            }
        }

        return new GeneralisedEigen(values, vectors);
    }
}
