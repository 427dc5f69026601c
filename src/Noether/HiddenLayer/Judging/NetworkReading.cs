namespace Noether.HiddenLayer.Judging;

/// <summary>What one network of the decoy task contributes to an answer.</summary>
/// <param name="Likelihoods">
/// The five likelihoods, in the order of <see cref="SymmetryClass"/>; they sum to one.
/// </param>
/// <param name="Accuracy">Share of its validation points on the right side.</param>
/// <param name="EpochKept">The epoch whose state was kept, from 1.</param>
/// <param name="Points">
/// Its hidden layer: for each point the principal components, and 1 on the contour or 0 in the background.
/// </param>
public sealed record NetworkReading(
    IReadOnlyList<double> Likelihoods, double Accuracy, int EpochKept, IReadOnlyList<float> Points);
