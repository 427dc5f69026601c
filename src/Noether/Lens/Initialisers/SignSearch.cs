using System.Numerics;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Chooses the signs D of y = F D q, q = V^T x, that make the components least Gaussian: maximises -sum_k log mean|y_k|
/// by greedy single flips from random starts. F: eigenvectors of the Toeplitz matrix; V: eigenvectors of the data's
/// covariance, both by ascending eigenvalue.
/// </summary>
internal static class SignSearch
{
    private const int MostSweeps = 12;

    /// <summary>The best signs and their score.</summary>
    /// <param name="toeplitzVectors">F, d x d, eigenvectors as columns.</param>
    /// <param name="coordinates">q, d x n component-major.</param>
    /// <param name="restarts">Random starts, at least 1.</param>
    /// <param name="random">Source of the starts and of the order of flips.</param>
    public static (double[] Signs, double Score) Run(
        Matrix toeplitzVectors, ReadOnlySpan<float> coordinates, int restarts, CounterRandom random)
    {
        var d = toeplitzVectors.Rows;
        var n = coordinates.Length / d;
        var f = Array.ConvertAll(toeplitzVectors.Values.ToArray(), v => (float)v);
        var y = new float[d * n];
        var sums = new double[d];
        var trial = new double[d];
        var signs = new double[d];
        var bestSigns = new double[d];
        var best = double.NegativeInfinity;
        for (var start = 0; start < restarts; start++)
        {
            Array.Clear(y);
            for (var i = 0; i < d; i++)
            {
                signs[i] = random.NextDouble() < 0.5 ? -1 : 1;
                AddRankOne(y, f, i, coordinates.Slice(i * n, n), (float)signs[i]);
            }
            for (var k = 0; k < d; k++)
                sums[k] = AbsoluteSum(y.AsSpan(k * n, n), default, 0);
            for (var sweep = 0; sweep < MostSweeps; sweep++)
            {
                var flipped = false;
                foreach (var i in random.Permutation(d))
                {
                    var q = coordinates.Slice(i * n, n);
                    for (var k = 0; k < d; k++)
                        trial[k] = AbsoluteSum(y.AsSpan(k * n, n), q, (float)(-2 * signs[i]) * f[(k * d) + i]);
                    if (Score(trial, n) <= Score(sums, n) + 1e-9)
                        continue;
                    AddRankOne(y, f, i, q, (float)(-2 * signs[i]));
                    signs[i] = -signs[i];
                    (sums, trial) = (trial, sums);
                    flipped = true;
                }
                if (!flipped)
                    break;
            }
            if (Score(sums, n) > best)
            {
                best = Score(sums, n);
                signs.CopyTo(bestSigns, 0);
            }
        }
        return (bestSigns, best);
    }

    private static double Score(double[] sums, int n)
    {
        var score = 0.0;
        foreach (var sum in sums)
            score -= Math.Log(Math.Max(sum / n, 1e-30));
        return score;
    }

    private static void AddRankOne(float[] y, float[] f, int column, ReadOnlySpan<float> q, float sign)
    {
        var d = y.Length / q.Length;
        for (var k = 0; k < d; k++)
        {
            var row = y.AsSpan(k * q.Length, q.Length);
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(q, sign * f[(k * d) + column], row, row);
        }
    }

    // sum |y + factor q|; four accumulators hide the latency of the additions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AbsoluteSum(ReadOnlySpan<float> y, ReadOnlySpan<float> q, float factor)
    {
        var width = Vector<float>.Count;
        var total = 0.0;
        var i = 0;
        if (factor == 0)
        {
            foreach (var value in y)
                total += Math.Abs(value);
            return total;
        }
        var (a, b) = (Vector<float>.Zero, Vector<float>.Zero);
        var scale = new Vector<float>(factor);
        for (; i <= y.Length - (2 * width); i += 2 * width)
        {
            a += Vector.Abs(new Vector<float>(y[i..]) + (scale * new Vector<float>(q[i..])));
            b += Vector.Abs(new Vector<float>(y[(i + width)..]) + (scale * new Vector<float>(q[(i + width)..])));
        }
        total = Vector.Sum(a + b);
        for (; i < y.Length; i++)
            total += Math.Abs(y[i] + (factor * q[i]));
        return total;
    }
}
