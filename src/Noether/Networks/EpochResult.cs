namespace Noether.Networks;

/// <summary>What one epoch of training came to.</summary>
/// <param name="TrainingLoss">
/// Mean loss in nats over the pictures of the epoch, as they were seen: augmented, smoothed, weights on the move.
/// </param>
/// <param name="ValidationLoss">
/// Mean loss in nats, without smoothing, on the validation pictures; NaN if there are none.
/// </param>
/// <param name="ValidationAccuracy">Share of validation pictures that are right; NaN if there are none.</param>
internal readonly record struct EpochResult(double TrainingLoss, double ValidationLoss, double ValidationAccuracy)
{
    /// <summary>Whether this epoch did better on the validation pictures than another.</summary>
    /// <param name="other">The other.</param>
    public bool IsBetterThan(EpochResult other) =>
        ValidationAccuracy > other.ValidationAccuracy
        || (ValidationAccuracy == other.ValidationAccuracy && ValidationLoss < other.ValidationLoss);
}
