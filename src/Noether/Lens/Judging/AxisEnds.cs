using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// Tells a circle from a line: on a circle of d places, places at distance k are also at distance d - k, so that the
/// mean c_k of the entries of a covariance with |i - j| = k equals c_(d-k). The seam is
/// sum_k (c_k - c_(d-k))^2 / (2 sum_k (c_k - m)^2) over k = 1 .. d - 1, with m the mean of the c_k: 0 on a circle, near
/// 1 where the ends know nothing of each other. Both sums run over Cov y and Cov |y|.
/// </summary>
internal static class AxisEnds
{
    /// <summary>Measures the seam of y, component-major d x n.</summary>
    public static double Seam(ReadOnlySpan<float> y, int dimension, int threads)
    {
        var magnitudes = new float[y.Length];
        TensorPrimitives.Abs(y, magnitudes);
        return Seam([Covariance(y.ToArray(), dimension, threads), Covariance(magnitudes, dimension, threads)]);
    }

    /// <summary>The seam of some covariances of one axis.</summary>
    public static double Seam(IEnumerable<Matrix> covariances)
    {
        var (difference, spread) = (0.0, 0.0);
        foreach (var lags in covariances.Select(Toeplitz.Diagonals))
        {
            var d = lags.Length;
            var mean = lags.Skip(1).Average();
            for (var k = 1; k < d; k++)
            {
                difference += (lags[k] - lags[d - k]) * (lags[k] - lags[d - k]);
                spread += 2 * (lags[k] - mean) * (lags[k] - mean);
            }
        }
        return spread > 0 ? difference / spread : 1;
    }

    private static Matrix Covariance(float[] values, int d, int threads)
    {
        var n = values.Length / d;
        Stationarity.Centre(values, d);
        return Stationarity.Moments(values, values, d, 0, n, threads);
    }
}
