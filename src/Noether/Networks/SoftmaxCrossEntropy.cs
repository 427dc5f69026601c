namespace Noether.Networks;

/// <summary>
/// The loss of a classifier: the mean over pictures of -sum_k t_k log softmax(z)_k with t = (1 - s) onehot + s / K, s
/// the label smoothing (Szegedy et al., arXiv 1512.00567), and its derivative (softmax(z) - t) / N.
/// </summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>Loss and derivative of a batch.</summary>
    /// <param name="logits">K x 1 x 1 values z for each of N pictures.</param>
    /// <param name="labels">The N classes, each 0 to K - 1.</param>
    /// <param name="smoothing">Share of a label that is spread over all classes, in [0, 1).</param>
    /// <param name="gradient">Receives the derivative by each logit; null if it is not wanted.</param>
    /// <returns>The mean loss in nats.</returns>
    public static double Loss(
        Activation logits, ReadOnlySpan<int> labels, double smoothing, Activation? gradient = null)
    {
        var (classes, count) = (logits.Shape.Channels, logits.Count);
        if (labels.Length != count || logits.Shape.Plane != 1)
            throw new ArgumentException($"{labels.Length} labels do not fit {count} pictures.", nameof(labels));
        gradient?.Resize(logits.Shape, count);
        Span<double> z = stackalloc double[classes];
        var total = 0.0;
        for (var n = 0; n < count; n++)
        {
            for (var k = 0; k < classes; k++)
                z[k] = logits.Values[(k * count) + n];
            var normaliser = Softmax.LogSum(z);
            for (var k = 0; k < classes; k++)
            {
                var target = (smoothing / classes) + (k == labels[n] ? 1 - smoothing : 0);
                var logarithm = z[k] - normaliser;
                if (target > 0)
                    total -= target * logarithm;
                if (gradient is not null)
                    gradient.Values[(k * count) + n] = (float)((Math.Exp(logarithm) - target) / count);
            }
        }

        return total / count;
    }
}
