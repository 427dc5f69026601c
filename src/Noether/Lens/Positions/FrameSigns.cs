using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>
/// Signs of places: flips single places, and all places from one on, while sum_lag (sum_i C_i,i+lag)^2/(d - lag) rises,
/// the energy of the part of the covariance C along the axis that is Toeplitz.
/// </summary>
internal static class FrameSigns
{
    private const int MostLags = 8;
    private const int MostFlips = 1_000;
    private const double LeastGain = 1e-9;

    /// <summary>The frame with the signs of its rows chosen.</summary>
    /// <param name="frame">F, d x d.</param>
    /// <param name="variances">Variances of the modes, e: C = F diag(e) F^T.</param>
    public static Matrix Choose(Matrix frame, double[] variances)
    {
        var d = frame.Rows;
        var spectrum = new Matrix(d, d);
        for (var k = 0; k < d; k++)
            spectrum[k, k] = variances[k];
        var covariance = MatrixOps.Congruence(frame, spectrum);
        // Neighbours alike, or opposite ones: the two spectra that are mirror images in frequency.
        var alike = Climb(covariance, 1);
        var opposite = Climb(covariance, -1);
        var signs = (alike.Score >= opposite.Score ? alike : opposite).Signs;
        var result = frame.Clone();
        for (var i = 0; i < d; i++)
            foreach (ref var value in result.Row(i))
                value *= signs[i];
        return result;
    }

    private static (double[] Signs, double Score) Climb(Matrix covariance, double neighbour)
    {
        var d = covariance.Rows;
        var signs = new double[d];
        signs[0] = 1;
        for (var i = 1; i < d; i++)
            signs[i] = signs[i - 1] * (covariance[i - 1, i] * neighbour >= 0 ? 1 : -1);
        var score = Score(covariance, signs);
        var flips = 0;
        for (var improved = true; improved && flips < MostFlips;)
        {
            improved = false;
            foreach (var (first, count) in Enumerable.Range(0, d).SelectMany(i => new[] { (i, d - i), (i, 1) }))
            {
                Flip(signs.AsSpan(first, count));
                var other = Score(covariance, signs);
                if (other > score + LeastGain)
                {
                    (score, improved) = (other, true);
                    flips++;
                }
                else
                {
                    Flip(signs.AsSpan(first, count));
                }
            }
        }

        return (signs, score);
    }

    private static void Flip(Span<double> signs)
    {
        foreach (ref var sign in signs)
            sign = -sign;
    }

    private static double Score(Matrix covariance, double[] signs)
    {
        var (d, total) = (signs.Length, 0.0);
        for (var lag = 1; lag <= Math.Min(MostLags, d - 1); lag++)
        {
            var sum = 0.0;
            for (var i = 0; i + lag < d; i++)
                sum += covariance[i, i + lag] * signs[i] * signs[i + lag];
            total += sum * sum / (d - lag);
        }

        return total;
    }
}
