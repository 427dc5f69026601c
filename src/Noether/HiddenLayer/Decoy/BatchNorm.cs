namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// The constants of batch norm, those of PyTorch: z = scale (h - mean) / sqrt(variance + epsilon) + shift.
/// </summary>
internal static class BatchNorm
{
    /// <summary>Added to a variance.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>Share of the newest batch in a running mean or variance.</summary>
    private const float Momentum = 0.1f;

    /// <summary>Follows the statistics of a batch; the running variance takes the unbiased one.</summary>
    /// <param name="runningMean">Changed in place.</param>
    /// <param name="runningVariance">Changed in place.</param>
    /// <param name="mean">Mean of the batch.</param>
    /// <param name="variance">Mean square difference from the mean.</param>
    /// <param name="points">Points in the batch, at least 2.</param>
    public static void Follow(
        ref float runningMean, ref float runningVariance, double mean, double variance, int points)
    {
        var unbiased = (float)(variance * points / (points - 1));
        runningMean += Momentum * ((float)mean - runningMean);
        runningVariance += Momentum * (unbiased - runningVariance);
    }
}
