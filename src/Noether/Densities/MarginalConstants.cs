namespace Noether.Densities;

/// <summary>
/// The constants of the marginal mixtures that the kernel reads, worked out in double precision from the parameters.
/// With u_i = y scale_i + shift_i = sqrt(log2(e) / 2) (y - mu_i) / sigma_i, the share of kernel i in the density is
/// 2^-(u_i^2 + offset_i).
/// </summary>
internal static class MarginalConstants
{
    /// <summary>Floats per component: scale, shift and offset, each for the four kernels.</summary>
    public const int PerComponent = 3 * MarginalMixtures.Kernels;

    /// <summary>d log p / dy is this times the mean of u_i scale_i under the responsibilities: -2 / log2(e).</summary>
    public const float Slope = (float)(-2 / Log2E);

    /// <summary>Logits and log-variances act through clip(x, -limit, limit).</summary>
    public const float Limit = 4.5f;

    /// <summary>log 2.</summary>
    public const double Ln2 = 0.69314718055994531;

    private const int Kernels = MarginalMixtures.Kernels;

    private const double Log2E = 1.4426950408889634;

    /// <summary>Fills the constants of every component.</summary>
    /// <param name="parameters">Logits, centres, log-variances, each d x 4.</param>
    /// <param name="constants">Output, d x <see cref="PerComponent"/>.</param>
    /// <param name="weights">Output, softmax of the clipped logits, d x 4.</param>
    public static void Fill(ReadOnlySpan<float> parameters, Span<float> constants, Span<double> weights)
    {
        int plane = parameters.Length / 3;
        for (int first = 0; first < plane; first += Kernels)
        {
            Span<double> own = weights.Slice(first, Kernels);
            double total = 0;
            for (int i = 0; i < Kernels; i++)
                total += own[i] = Math.Exp(Clip(parameters[first + i]));

            Span<float> target = constants.Slice(first / Kernels * PerComponent, PerComponent);
            for (int i = 0; i < Kernels; i++)
            {
                own[i] /= total;
                double logVariance = Clip(parameters[2 * plane + first + i]);
                double scale = Math.Exp(-0.5 * logVariance) * Math.Sqrt(0.5 * Log2E);
                target[i] = (float)scale;
                target[Kernels + i] = (float)(-scale * parameters[plane + first + i]);
                target[2 * Kernels + i] =
                    (float)(Log2E * (0.5 * (Math.Log(2 * Math.PI) + logVariance) - Math.Log(own[i])));
            }
        }
    }

    /// <summary>
    /// Turns the moments of a batch into the gradient of scale * sum of -log p_k(y_k) with respect to the parameters;
    /// zero where a clip is active beyond its limit.
    /// </summary>
    /// <param name="parameters">Logits, centres, log-variances, each d x 4.</param>
    /// <param name="weights">The weights of <see cref="Fill"/>.</param>
    /// <param name="sums">Sums over the batch.</param>
    /// <param name="scale">Factor of the gradient, usually 1 / (samples d).</param>
    /// <param name="gradient">Output, same layout as the parameters; overwritten.</param>
    public static void WriteGradient(
        ReadOnlySpan<float> parameters,
        ReadOnlySpan<double> weights,
        MarginalSums sums,
        double scale,
        Span<float> gradient)
    {
        int plane = parameters.Length / 3;
        for (int n = 0; n < plane; n++)
        {
            ReadOnlySpan<double> moments = sums.Moments.AsSpan(n / Kernels * MarginalSums.MomentsPerComponent);
            int i = n % Kernels;
            double mass = moments[i], first = moments[Kernels + i], second = moments[2 * Kernels + i];
            double inverseDeviation = Math.Exp(-0.5 * Clip(parameters[2 * plane + n]));
            gradient[n] = IsFree(parameters[n]) ? (float)(scale * (sums.Count * weights[n] - mass)) : 0;
            gradient[plane + n] = (float)(-scale * first * inverseDeviation / Math.Sqrt(0.5 * Log2E));
            bool isFree = IsFree(parameters[2 * plane + n]);
            gradient[2 * plane + n] = isFree ? (float)(scale * (0.5 * mass - second / Log2E)) : 0;
        }
    }

    private static double Clip(float value) => Math.Clamp(value, -Limit, Limit);

    private static bool IsFree(float value) => Math.Abs(value) <= Limit;
}
