using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// Tells a circle from a line: on a circle of d places, places at distance k are also at distance d - k, so that the
/// mean c_k of the entries of a covariance with |i - j| = k equals c_(d-k). The seam is
/// sum_k (c_k - c_(d-k))^2 / (2 sum_k (c_k - m)^2 over k = 1 .. d - 1), with m the mean of the c_k: 0 on a circle, near
/// 1 where the ends know nothing of each other. Measured on Cov y and Cov |y|, the larger of the two.
/// </summary>
internal static class AxisEnds
{
    /// <summary>Seams below this close the axis to a circle.</summary>
    public const double MostSeam = 0.1;

    /// <summary>Measures the seam of y, component-major d x n.</summary>
    public static double Seam(ReadOnlySpan<float> y, int dimension, int threads)
    {
        var magnitudes = new float[y.Length];
        TensorPrimitives.Abs(y, magnitudes);
        return Math.Max(Seam(Covariance(y.ToArray(), dimension, threads)),
            Seam(Covariance(magnitudes, dimension, threads)));
    }

    /// <summary>The seam of one covariance.</summary>
    public static double Seam(Matrix covariance)
    {
        var d = covariance.Rows;
        var lags = Toeplitz.Diagonals(covariance);
        var mean = lags.Skip(1).Average();
        var (difference, spread) = (0.0, 0.0);
        for (var k = 1; k < d; k++)
        {
            difference += (lags[k] - lags[d - k]) * (lags[k] - lags[d - k]) / 2;
            spread += 2 * (lags[k] - mean) * (lags[k] - mean);
        }
        return spread > 0 ? difference * 2 / spread : 1;
    }

    private static Matrix Covariance(float[] values, int d, int threads)
    {
        var n = values.Length / d;
        for (var k = 0; k < d; k++)
        {
            var row = values.AsSpan(k * n, n);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / n, row);
        }
        var product = new float[d * d];
        Gemm.Multiply(product, d, values, n, values, n, d, d, n, transposeB: true, alpha: 1f / n, threads: threads);
        return new Matrix(d, d, Array.ConvertAll(product, v => (double)v));
    }
}
