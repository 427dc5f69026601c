using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Prediction;

/// <summary>What one network of the decoy task contributes to an answer.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Likelihoods">
/// The five likelihoods, in the order of <see cref="SymmetryClass"/>; they sum to one.
/// </param>
/// <param name="Accuracy">Share of its validation points on the right side.</param>
/// <param name="EpochKept">The epoch whose state was kept, from 1.</param>
/// <param name="Points">
/// Its hidden layer: for each point the principal components, and 1 on the contour or 0 in the background.
/// </param>
public sealed record NetworkPrediction(
    int Number, IReadOnlyList<double> Likelihoods, double Accuracy, int EpochKept, IReadOnlyList<float> Points)
{
    /// <summary>What the probe read of it; null where scatter pictures were read.</summary>
    internal NetworkProbe? Probe { get; init; }

    /// <summary>The class that it finds likeliest; of equals the first.</summary>
    public SymmetryClass Likeliest => (SymmetryClass)Likelihoods.Index().MaxBy(pair => pair.Item).Index;
}
