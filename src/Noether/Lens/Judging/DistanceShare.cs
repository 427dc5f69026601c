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
        var (one, other) = (OfDistance(Deviations(first)), OfDistance(Deviations(second)));
        var whole = new Matrix(d, d);
        MatrixOps.AddScaled(whole.Values, first.Values, (double)half / n);
        MatrixOps.AddScaled(whole.Values, second.Values, (double)(n - half) / n);
        var total = MatrixOps.SquaredNorm(Deviations(whole));
        return total > 0 ? Math.Clamp(MatrixOps.Dot(one.Values, other.Values) / total, 0, 1) : 0;

        Matrix Covariance(int from, int count) => new(
            d, d, Array.ConvertAll(
                Stationarity.Product(centred, centred, d, n, from, count, threads), value => (double)value));

        Matrix OfDistance(Matrix deviations)
        {
            var result = deviations.Clone();
            MatrixOps.AddScaled(result.Values, departure(deviations).Values, -1);
            return result;
        }
    }

    // c_ij - m off the diagonal, 0 on it.
    private static Matrix Deviations(Matrix covariance)
    {
        var result = LineSeriation.Correlation(covariance);
        var d = result.Rows;
        var mean = (TensorPrimitives.Sum<double>(result.Values) - d) / Math.Max(1, d * (d - 1));
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = i == j ? 0 : result[i, j] - mean;
        return result;
    }
}
