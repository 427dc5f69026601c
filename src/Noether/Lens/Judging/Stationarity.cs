using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>
/// How far a representation is from stationarity: the mean, over Cov y, Cov |y|, Cov y^2 and Cov(|y|, y), of the share
/// of the squared Frobenius norm that is not Toeplitz, less what sampling alone would give. The magnitudes and squares
/// see what the covariance cannot: any wrong answer that was built to have a Toeplitz covariance; their covariance with
/// y itself sees signs. That one is divided by |Cov y|^2 as it may vanish.
/// </summary>
internal static class Stationarity
{
    /// <summary>Measures y, component-major d x n.</summary>
    /// <returns>The departure, 0 to 1, and the sampling noise that was taken off.</returns>
    public static (double Departure, double Noise) Measure(float[] y, int dimension, int threads) =>
        Measure(y, dimension, threads, Toeplitz.DirectedDeparture);

    /// <summary>The same along other axes than a line.</summary>
    /// <param name="y">Component-major d x n.</param>
    /// <param name="dimension">d.</param>
    /// <param name="threads">Threads for the products.</param>
    /// <param name="departure">The part of a d x d matrix that a stationary process does not have.</param>
    public static (double Departure, double Noise) Measure(
        float[] y, int dimension, int threads, Func<Matrix, Matrix> departure)
    {
        var values = Centred(y, dimension);
        var own = Share(values, values, dimension, threads, departure, null);
        TensorPrimitives.Abs<float>(y, values);
        Centre(values, dimension);
        var magnitudes = Share(values, values, dimension, threads, departure, null);
        var mixed = Share(values, Centred(y, dimension), dimension, threads, departure, own.Norm);
        TensorPrimitives.Multiply<float>(y, y, values);
        Centre(values, dimension);
        var squares = Share(values, values, dimension, threads, departure, null);
        var (total, noise) = (0.0, 0.0);
        foreach (var (share, sampling, _) in (ReadOnlySpan<(double, double, double)>)[own, magnitudes, squares, mixed])
        {
            total += Math.Max(0, share - sampling) / 4;
            noise += sampling / 4;
        }
        return (total, noise);
    }

    /// <summary>Takes its mean off each of d components, in place.</summary>
    internal static void Centre(float[] values, int d)
    {
        var n = values.Length / d;
        for (var k = 0; k < d; k++)
        {
            var row = values.AsSpan(k * n, n);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / n, row);
        }
    }

    /// <summary>The mean of y z^T over some of n columns, d x d.</summary>
    /// <param name="first">y, component-major d x n.</param>
    /// <param name="second">z, component-major d x n.</param>
    /// <param name="d">Number of components.</param>
    /// <param name="n">Number of columns.</param>
    /// <param name="from">The first column to use.</param>
    /// <param name="count">Number of columns to use.</param>
    /// <param name="threads">Worker threads.</param>
    internal static float[] Product(float[] first, float[] second, int d, int n, int from, int count, int threads)
    {
        var result = new float[d * d];
        Gemm.Multiply(result, d, first.AsSpan(from), n, second.AsSpan(from), n, d, d, count, transposeB: true,
            alpha: 1f / count, threads: threads);
        return result;
    }

    /// <summary>The same as a matrix.</summary>
    /// <param name="first">y, component-major d x n.</param>
    /// <param name="second">z, component-major d x n.</param>
    /// <param name="d">Number of components.</param>
    /// <param name="from">The first column to use.</param>
    /// <param name="count">Number of columns to use.</param>
    /// <param name="threads">Worker threads.</param>
    internal static Matrix Moments(float[] first, float[] second, int d, int from, int count, int threads) => new(
        d, d, Array.ConvertAll(Product(first, second, d, first.Length / d, from, count, threads), value => (double)value));

    /// <summary>Components without their means; a copy.</summary>
    /// <param name="y">Component-major d x n.</param>
    /// <param name="d">Number of components.</param>
    internal static float[] Centred(float[] y, int d)
    {
        var values = (float[])y.Clone();
        Centre(values, d);
        return values;
    }

    // The departure of the difference of two halves, over four, estimates the sampling part of that of their mean.
    private static (double Share, double Noise, double Norm) Share(
        float[] first, float[] second, int d, int threads, Func<Matrix, Matrix> departure, double? norm)
    {
        var n = first.Length / d;
        var half = n / 2;
        var a = Product(first, second, d, n, 0, half, threads);
        var b = Product(first, second, d, n, half, n - half, threads);
        var (mean, difference) = (new Matrix(d, d), new Matrix(d, d));
        for (var i = 0; i < d * d; i++)
        {
            mean.Values[i] = (a[i] + b[i]) / 2.0;
            difference.Values[i] = (a[i] - b[i]) / 2.0;
        }
        var size = norm ?? MatrixOps.SquaredNorm(mean);
        if (!(size > 0))
            return (0, 0, size);
        return (MatrixOps.SquaredNorm(departure(mean)) / size, MatrixOps.SquaredNorm(departure(difference)) / size, size);
    }
}
