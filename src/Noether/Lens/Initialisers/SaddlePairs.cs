using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Gets fixed points of independent component analysis off their saddles: two components that are turned against each
/// other by 45 degrees satisfy the fixed-point equation as well as the right ones do, but have less contrast
/// (Tichavsky, Koldovsky, Oja, IEEE Trans. Signal Processing 54, 2006). The contrast of a component of unit variance is
/// (E log cosh y - E log cosh n)^2 with n normal.
/// </summary>
internal static class SaddlePairs
{
    // E log cosh n for a standard normal n.
    private const double NormalContrast = 0.374567;

    // A saddle gains about as much as its components have; sampling gains 1e-3 at most in the best of many pairs.
    private const double LeastRatio = 1.2;
    private const double LeastGain = 2e-3;

    /// <summary>Turns pairs of rows of R by 45 degrees where that raises the contrast.</summary>
    /// <param name="rotation">R, d x d orthogonal.</param>
    /// <param name="y">Components R z, d x n component-major, of unit variance.</param>
    /// <param name="threads">Number of threads.</param>
    /// <returns>R with the pairs turned, or null where nothing is to be turned.</returns>
    public static Matrix? Turn(Matrix rotation, float[] y, int threads)
    {
        var d = rotation.Rows;
        var n = y.Length / d;
        var own = new double[d];
        var gains = new (double Gain, int Other)[d];
        ParallelBlocks.Run(d, threads, i => own[i] = Contrast(y.AsSpan(i * n, n), y.AsSpan(i * n, n), 1, 0));
        ParallelBlocks.Run(d, threads, i =>
        {
            var half = (float)Math.Sqrt(0.5);
            var a = y.AsSpan(i * n, n);
            for (var j = i + 1; j < d; j++)
            {
                var b = y.AsSpan(j * n, n);
                var turned = Contrast(a, b, half, half) + Contrast(a, b, half, -half);
                var gain = turned - own[i] - own[j];
                if (gain > gains[i].Gain && turned > LeastRatio * (own[i] + own[j]))
                    gains[i] = (gain, j);
            }
        });
        var result = rotation.Clone();
        var used = new bool[d];
        foreach (var (i, (gain, j)) in gains.Index().OrderByDescending(g => g.Item.Gain))
        {
            if (gain < LeastGain || used[i] || used[j])
                continue;
            (used[i], used[j]) = (true, true);
            for (var k = 0; k < d; k++)
            {
                result[i, k] = (rotation[i, k] + rotation[j, k]) * Math.Sqrt(0.5);
                result[j, k] = (rotation[i, k] - rotation[j, k]) * Math.Sqrt(0.5);
            }
        }
        return Array.TrueForAll(used, u => !u) ? null : result;
    }

    private static double Contrast(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float first, float second)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            // log cosh v = |v| - log 2 + log(1 + exp(-2 |v|)).
            var v = MathF.Abs((first * a[i]) + (second * b[i]));
            sum += v + MathF.Log(1 + MathF.Exp(-2 * v));
        }
        var departure = (sum / a.Length) - Math.Log(2) - NormalContrast;
        return departure * departure;
    }
}
