namespace Noether.Networks;

/// <summary>
/// Calibration of a classifier by one number (Guo, Pleiss, Sun and Weinberger, arXiv 1706.04599): the temperature T
/// that minimises the mean of -log softmax(z / T) of the right class, on pictures that the training has not seen.
/// </summary>
internal static class TemperatureScaling
{
    private const double SmallestLogarithm = -4.6;
    private const double LargestLogarithm = 4.6;
    private const double Precision = 1e-9;

    /// <summary>
    /// The best temperature in [0.01, 100]. In 1 / T the loss is convex, so there is one minimum, which bisection of
    /// the slope finds; where every picture is right it lies at the lower end, where logits say nothing at the upper.
    /// </summary>
    /// <param name="logits">One row for each picture, at least one.</param>
    /// <param name="labels">The right classes.</param>
    /// <exception cref="ArgumentException">The numbers of pictures and labels differ, or are 0.</exception>
    public static double Fit(IReadOnlyList<float[]> logits, IReadOnlyList<int> labels)
    {
        if (logits.Count == 0 || logits.Count != labels.Count)
            throw new ArgumentException($"{labels.Count} labels do not fit {logits.Count} pictures.", nameof(labels));
        var (low, high) = (SmallestLogarithm, LargestLogarithm);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            if (Slope(logits, labels, Math.Exp(middle)) >= 0)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp((low + high) / 2);
    }

    // The derivative of the loss by 1 / T: the mean over pictures of sum_k p_k z_k - z_label. It grows with 1 / T, so
    // while it is positive 1 / T is too large.
    private static double Slope(IReadOnlyList<float[]> logits, IReadOnlyList<int> labels, double temperature)
    {
        var sum = 0.0;
        for (var n = 0; n < logits.Count; n++)
        {
            var p = Softmax.Probabilities(logits[n], temperature);
            for (var k = 0; k < p.Length; k++)
                sum += p[k] * ((double)logits[n][k] - logits[n][labels[n]]);
        }

        return sum;
    }
}
