using System.Numerics.Tensors;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// How much of what the correlations between components differ by is a matter of their distance on the axis:
/// sum (m_|i-j| - m)^2 / sum (c_ij - m)^2 over i != j, with m_k the mean correlation at distance k and m that of all
/// pairs. The numerator is the product of the deviations on two halves of the samples, so that sampling adds nothing to
/// it. Near 1 on an axis; near 0 where all components are alike to each other, as those that share one common factor:
/// any order is then stationary, and none is an axis.
/// </summary>
internal static class DistanceShare
{
    /// <summary>Measures y along a line.</summary>
    /// <param name="y">Component-major d x n.</param>
    /// <param name="dimension">d.</param>
    /// <param name="threads">Threads for the products.</param>
    public static double Measure(float[] y, int dimension, int threads) =>
        Measure(y, dimension, threads, Toeplitz.Departure);

    /// <summary>The same along other axes than a line.</summary>
    /// <param name="y">Component-major d x n.</param>
    /// <param name="dimension">d.</param>
    /// <param name="threads">Threads for the products.</param>
    /// <param name="departure">The part of a d x d matrix that a stationary process does not have.</param>
    public static double Measure(float[] y, int dimension, int threads, Func<Matrix, Matrix> departure)
    {
        var (d, n) = (dimension, y.Length / dimension);
        var (centred, half) = (Stationarity.Centred(y, d), n / 2);
        var (first, second) = (Covariance(0, half), Covariance(half, n - half));
        var (one, other) = (Explained(Deviations(first), departure), Explained(Deviations(second), departure));
        var whole = new Matrix(d, d);
        MatrixOps.AddScaled(whole.Values, first.Values, (double)half / n);
        MatrixOps.AddScaled(whole.Values, second.Values, (double)(n - half) / n);
        var total = MatrixOps.SquaredNorm(Deviations(whole));
        return total > 0 ? Math.Clamp(MatrixOps.Dot(one.Values, other.Values) / total, 0, 1) : 0;

        Matrix Covariance(int from, int count) => Stationarity.Moments(centred, centred, d, from, count, threads);
    }

    /// <summary>The part of deviations that distance explains.</summary>
    /// <param name="deviations">See <see cref="Spread"/>.</param>
    /// <param name="departure">The part of a d x d matrix that a stationary process does not have.</param>
    internal static Matrix Explained(Matrix deviations, Func<Matrix, Matrix> departure)
    {
        var result = deviations.Clone();
        MatrixOps.AddScaled(result.Values, departure(deviations).Values, -1);
        return result;
    }

    private static Matrix Deviations(Matrix covariance) => Spread(LineSeriation.Correlation(covariance));

    /// <summary>c_ij - m off the diagonal, with m the mean there, and 0 on it.</summary>
    /// <param name="correlation">c, d x d.</param>
    internal static Matrix Spread(Matrix correlation)
    {
        var d = correlation.Rows;
        var result = new Matrix(d, d);
        var diagonal = Enumerable.Range(0, d).Sum(i => correlation[i, i]);
        var mean = (TensorPrimitives.Sum<double>(correlation.Values) - diagonal) / Math.Max(1, d * (d - 1));
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = i == j ? 0 : correlation[i, j] - mean;
        return result;
    }
}
