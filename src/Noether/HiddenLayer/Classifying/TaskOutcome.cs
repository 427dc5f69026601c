using Noether.Networks;

namespace Noether.HiddenLayer.Classifying;

/// <summary>What came of training one classifier.</summary>
/// <param name="Symmetry">The class whose presence was to be told; null for the task of five classes.</param>
/// <param name="Model">The classifier.</param>
/// <param name="Score">How it does on held-out templates.</param>
/// <param name="Epochs">The course of the training.</param>
internal sealed record TaskOutcome(
    SymmetryClass? Symmetry, SymmetryModel Model, ClassifierScore Score, IReadOnlyList<EpochResult> Epochs);
