namespace Noether.Networks;

/// <summary>How well logits match labels.</summary>
/// <param name="Count">Number of pictures.</param>
/// <param name="Loss">Mean of -log probability of the right class, in nats.</param>
/// <param name="Correct">Pictures whose largest logit is the right one; of equal logits the first counts.</param>
internal readonly record struct ClassifierQuality(int Count, double Loss, int Correct)
{
    /// <summary>Share of pictures that are right.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>Standard error of the accuracy from the binomial distribution: sqrt(a (1 - a) / N).</summary>
    public double AccuracyError => Math.Sqrt(Accuracy * (1 - Accuracy) / Count);

    /// <summary>Compares.</summary>
    /// <param name="logits">One row for each picture, at least one.</param>
    /// <param name="labels">The right classes.</param>
    /// <param name="temperature">Logits are divided by this.</param>
    public static ClassifierQuality Of(
        IReadOnlyList<float[]> logits, IReadOnlyList<int> labels, double temperature = 1)
    {
        if (logits.Count == 0 || logits.Count != labels.Count)
            throw new ArgumentException($"{labels.Count} labels do not fit {logits.Count} pictures.", nameof(labels));
        var (loss, correct) = (0.0, 0);
        var z = new double[logits[0].Length];
        for (var n = 0; n < logits.Count; n++)
        {
            for (var k = 0; k < z.Length; k++)
                z[k] = logits[n][k] / temperature;
            loss += Softmax.LogSum(z) - z[labels[n]];
            if (Largest(logits[n]) == labels[n])
                correct++;
        }

        return new ClassifierQuality(logits.Count, loss / logits.Count, correct);
    }

    /// <summary>The place of the largest value, the first of equals.</summary>
    /// <param name="values">At least one value.</param>
    public static int Largest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var k = 1; k < values.Length; k++)
        {
            if (values[k] > values[best])
                best = k;
        }

        return best;
    }
}
