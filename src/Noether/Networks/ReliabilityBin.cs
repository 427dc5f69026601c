namespace Noether.Networks;

/// <summary>Predictions of about one confidence.</summary>
/// <param name="Count">Number of pictures.</param>
/// <param name="Correct">How many of them are right.</param>
/// <param name="ConfidenceSum">Sum of their largest probabilities.</param>
internal readonly record struct ReliabilityBin(int Count, int Correct, double ConfidenceSum)
{
    /// <summary>Share of right ones; NaN if the bin is empty.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>Standard error of the accuracy from the binomial distribution; NaN if the bin is empty.</summary>
    public double AccuracyError => Math.Sqrt(Accuracy * (1 - Accuracy) / Count);

    /// <summary>Mean of the largest probabilities; NaN if the bin is empty.</summary>
    public double Confidence => ConfidenceSum / Count;
}
