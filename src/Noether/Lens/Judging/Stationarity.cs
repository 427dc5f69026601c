using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// How far a representation is from second-order stationarity: the mean, over Cov y, Cov |y| and Cov y^2, of the share
/// of the squared Frobenius norm that is not Toeplitz, less what sampling alone would give. The magnitudes and squares
/// see what the covariance cannot: signs of components, and any wrong answer that was built to have a Toeplitz
/// covariance.
/// </summary>
internal static class Stationarity
{
    /// <summary>Measures y, component-major d x n.</summary>
    /// <returns>The departure, 0 to 1, and the sampling noise that was taken off.</returns>
    public static (double Departure, double Noise) Measure(float[] y, int dimension, int threads)
    {
        var n = y.Length / dimension;
        var scratch = new float[y.Length];
        var (departure, noise) = (0.0, 0.0);
        for (var power = 0; power < 3; power++)
        {
            switch (power)
            {
                case 0:
                    y.CopyTo(scratch, 0);
                    break;
                case 1:
                    TensorPrimitives.Abs<float>(y, scratch);
                    break;
                default:
                    TensorPrimitives.Multiply<float>(y, y, scratch);
                    break;
            }
            for (var k = 0; k < dimension; k++)
            {
                var row = scratch.AsSpan(k * n, n);
                TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / n, row);
            }
            var (share, sampling) = Share(scratch, dimension, n, threads);
            departure += Math.Max(0, share - sampling) / 3;
            noise += sampling / 3;
        }
        return (departure, noise);
    }

    // The departure of the difference of two halves, over four, estimates the sampling part of that of their mean.
    private static (double Share, double Noise) Share(float[] values, int d, int n, int threads)
    {
        var half = n / 2;
        var a = Product(values, d, n, 0, half, threads);
        var b = Product(values, d, n, half, n - half, threads);
        var (mean, difference) = (new Matrix(d, d), new Matrix(d, d));
        for (var i = 0; i < d * d; i++)
        {
            mean.Values[i] = (a[i] + b[i]) / 2.0;
            difference.Values[i] = (a[i] - b[i]) / 2.0;
        }
        var norm = MatrixOps.SquaredNorm(mean);
        if (!(norm > 0))
            return (0, 0);
        return (MatrixOps.SquaredNorm(Toeplitz.Departure(mean)) / norm,
            MatrixOps.SquaredNorm(Toeplitz.Departure(difference)) / norm);
    }

    private static float[] Product(float[] values, int d, int n, int first, int count, int threads)
    {
        var result = new float[d * d];
        var x = values.AsSpan(first);
        Gemm.Multiply(result, d, x, n, x, n, d, d, count, transposeB: true, alpha: 1f / count, threads: threads);
        return result;
    }
}
