namespace Noether.Networks;

/// <summary>softmax(z)_k = exp(z_k) / sum_j exp(z_j), safe from overflow.</summary>
internal static class Softmax
{
    /// <summary>log sum_k exp(z_k); NaN if any value is.</summary>
    /// <param name="z">At least one value.</param>
    public static double LogSum(ReadOnlySpan<double> z)
    {
        var largest = z[0];
        foreach (var value in z)
            largest = Math.Max(largest, value);
        var sum = 0.0;
        foreach (var value in z)
            sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>The probabilities for logits divided by a temperature.</summary>
    /// <param name="logits">At least one value.</param>
    /// <param name="temperature">Above 0; 1 for the plain softmax.</param>
    public static double[] Probabilities(ReadOnlySpan<float> logits, double temperature = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var z = new double[logits.Length];
        for (var k = 0; k < z.Length; k++)
            z[k] = logits[k] / temperature;
        var normaliser = LogSum(z);
        for (var k = 0; k < z.Length; k++)
            z[k] = Math.Exp(z[k] - normaliser);
        return z;
    }
}
