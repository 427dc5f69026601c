using Noether.Numerics;

namespace Noether.Lens.Starts;

/// <summary>
/// Mends signs that peakiness cannot tell: a mode v of Cov y (an eigenvector) with the wrong sign leaves the covariance
/// as it is, R' = R - 2 v v^T R. Where the mode is nearly symmetric about its mean, only the whole shape of the
/// densities knows. Flips one mode after the other while the mean entropy of the components, by histogram, falls.
/// </summary>
internal static class ModeSigns
{
    private const int Bins = 256;
    private const double BinWidth = 0.1;
    private const int MostFlips = 8;

    // Nats per component that a flip must win: a sign that matters wins several times as much.
    private const double LeastGain = 1e-2;

    /// <summary>R with better signs, or null where none was found.</summary>
    /// <param name="r">Orthogonal R, d x d.</param>
    /// <param name="covariance">Covariance of the samples, d x d.</param>
    /// <param name="y">y = R x, d x n component-major; changed.</param>
    /// <param name="threads">Number of threads.</param>
    public static Matrix? Improve(Matrix r, Matrix covariance, float[] y, int threads)
    {
        var d = r.Rows;
        var n = y.Length / d;
        var modes = MatrixOps.Eigen(MatrixOps.Congruence(r, covariance)).Vectors.Transposed();
        var map = Array.ConvertAll(modes.Values.ToArray(), v => (float)v);
        var coefficients = new float[d * n];
        Gemm.Multiply(coefficients, n, map, d, y, n, d, n, d, threads: threads);
        var result = r;
        for (var flips = 0; flips < MostFlips; flips++)
        {
            var entropies = new double[d];
            ParallelBlocks.Run(d, threads, m =>
            {
                for (var k = 0; k < d; k++)
                    entropies[m] += Entropy(y.AsSpan(k * n, n), coefficients.AsSpan(m * n, n), -2 * map[(m * d) + k]) / d;
            });
            var present = 0.0;
            for (var k = 0; k < d; k++)
                present += Entropy(y.AsSpan(k * n, n), coefficients.AsSpan(0, n), 0) / d;
            var best = Array.IndexOf(entropies, entropies.Min());
            if (entropies[best] > present - LeastGain)
                break;
            var mode = modes.Row(best);
            var flipped = result.Clone();
            var row = new double[d];
            for (var k = 0; k < d; k++)
                MatrixOps.AddScaled(row, result.Row(k), mode[k]);
            for (var k = 0; k < d; k++)
            {
                MatrixOps.AddScaled(flipped.Row(k), row, -2 * mode[k]);
                var target = y.AsSpan(k * n, n);
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(
                    coefficients.AsSpan(best * n, n), -2 * map[(best * d) + k], target, target);
            }
            System.Numerics.Tensors.TensorPrimitives.Negate(
                coefficients.AsSpan(best * n, n), coefficients.AsSpan(best * n, n));
            result = flipped;
        }
        return ReferenceEquals(result, r) ? null : result;
    }

    // Entropy of y + factor q by histogram, in nats; the width of the bins is the same for all.
    private static double Entropy(ReadOnlySpan<float> y, ReadOnlySpan<float> q, float factor)
    {
        Span<int> counts = stackalloc int[Bins];
        counts.Clear();
        for (var i = 0; i < y.Length; i++)
        {
            var bin = (int)Math.Clamp(((y[i] + (factor * q[i])) * (float)(1 / BinWidth)) + (Bins / 2f), 0f, Bins - 1f);
            counts[bin]++;
        }
        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                sum -= count * Math.Log(count);
        }
        return (sum / y.Length) + Math.Log(y.Length * BinWidth);
    }
}
