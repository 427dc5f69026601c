using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Mends signs that non-Gaussianity cannot tell: a mode v of Cov y (an eigenvector) with the wrong sign leaves the
/// covariance as it is, R' = R - 2 v v^T R. Where the mode is nearly symmetric about its mean, or small, only the whole
/// shape of the densities knows. Signs are told by modes of similar variance, so that a wrong one is often shared by all smaller
/// modes: flips single modes, and all modes up to one, while the mean entropy of the components, by histogram, falls.
/// </summary>
internal static class ModeSigns
{
    private const int Bins = 256;
    private const double BinWidth = 0.1;
    private const int MostFlips = 8;

    // Nats per component that a flip must win.
    private const double LeastGain = 3e-3;

    /// <summary>R with better signs, or null where none was found.</summary>
    /// <param name="r">Orthogonal R, d x d.</param>
    /// <param name="covariance">Covariance of the samples, d x d.</param>
    /// <param name="y">y = R x, d x n component-major; changed.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="cancellationToken">Stops between components.</param>
    public static Matrix? Improve(
        Matrix r, Matrix covariance, float[] y, int threads, CancellationToken cancellationToken = default)
    {
        var d = r.Rows;
        var n = y.Length / d;
        // By ascending variance, one a row.
        var modes = MatrixOps.Eigen(MatrixOps.Congruence(r, covariance)).Vectors.Transposed();
        var map = Array.ConvertAll(modes.Values.ToArray(), v => (float)v);
        var coefficients = new float[d * n];
        Gemm.Multiply(coefficients, n, map, d, y, n, d, n, d, threads: threads);
        var signs = new double[d];
        Array.Fill(signs, 1);
        for (var flips = 0; flips < MostFlips; flips++)
        {
            var (gain, first, last) = BestFlip(map, coefficients, y, d, threads, cancellationToken);
            if (gain < LeastGain)
                break;
            for (var m = first; m <= last; m++)
            {
                signs[m] = -signs[m];
                var mode = coefficients.AsSpan(m * n, n);
                for (var k = 0; k < d; k++)
                {
                    var row = y.AsSpan(k * n, n);
                    TensorPrimitives.MultiplyAdd(mode, -2 * map[(m * d) + k], row, row);
                }
                TensorPrimitives.Negate(mode, mode);
            }
        }
        if (Array.TrueForAll(signs, s => s > 0))
            return null;
        var signed = modes.Clone();
        for (var m = 0; m < d; m++)
            foreach (ref var value in signed.Row(m))
                value *= signs[m];
        return MatrixOps.Multiply(MatrixOps.Multiply(modes.Transposed(), signed), r);
    }

    // The flip of one mode, or of all modes from the smallest to one, that lowers the mean entropy most.
    private static (double Gain, int First, int Last) BestFlip(
        float[] map, float[] coefficients, float[] y, int d, int threads, CancellationToken cancellationToken)
    {
        var n = y.Length / d;
        var present = new double[d];
        var (single, upTo) = (new Matrix(d, d), new Matrix(d, d));
        ParallelBlocks.Run(d, threads, k =>
        {
            var flipped = y.AsSpan(k * n, n).ToArray();
            present[k] = Entropy(flipped, coefficients.AsSpan(0, n), 0);
            for (var m = 0; m < d; m++)
            {
                var mode = coefficients.AsSpan(m * n, n);
                var factor = -2 * map[(m * d) + k];
                single[m, k] = Entropy(y.AsSpan(k * n, n), mode, factor);
                TensorPrimitives.MultiplyAdd(mode, factor, flipped, flipped);
                upTo[m, k] = Entropy(flipped, mode, 0);
            }
        }, cancellationToken);
        var best = (Gain: 0.0, First: 0, Last: 0);
        for (var m = 0; m < d; m++)
        {
            foreach (var (first, entropies) in (ReadOnlySpan<(int, Matrix)>)[(m, single), (0, upTo)])
            {
                var gain = (TensorPrimitives.Sum<double>(present) - TensorPrimitives.Sum<double>(entropies.Row(m))) / d;
                if (gain > best.Gain)
                    best = (gain, first, m);
            }
        }
        return best;
    }

    // Entropy of y + factor q by histogram, in nats; the width of the bins is the same for all. Neighbours count in two
    // histograms, so that equal bins do not wait for each other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Entropy(ReadOnlySpan<float> y, ReadOnlySpan<float> q, float factor)
    {
        Span<int> counts = stackalloc int[2 * Bins];
        Span<int> places = stackalloc int[Vector<float>.Count];
        counts.Clear();
        var (scale, middle, last) = (new Vector<float>((float)(1 / BinWidth)), new Vector<float>(Bins / 2f), new Vector<float>(Bins - 1f));
        var by = new Vector<float>(factor);
        var i = 0;
        for (; i <= y.Length - places.Length; i += places.Length)
        {
            var value = ((new Vector<float>(y[i..]) + (by * new Vector<float>(q[i..]))) * scale) + middle;
            Vector.ConvertToInt32(Vector.Min(Vector.Max(value, Vector<float>.Zero), last)).CopyTo(places);
            for (var j = 0; j < places.Length; j++)
                counts[places[j] + ((j & 1) * Bins)]++;
        }

        for (; i < y.Length; i++)
            counts[(int)Math.Clamp(((y[i] + (factor * q[i])) * (float)(1 / BinWidth)) + (Bins / 2f), 0f, Bins - 1f)]++;
        var sum = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var count = counts[bin] + counts[bin + Bins];
            if (count > 0)
                sum -= count * Math.Log(count);
        }

        return (sum / y.Length) + Math.Log(y.Length * BinWidth);
    }
}
