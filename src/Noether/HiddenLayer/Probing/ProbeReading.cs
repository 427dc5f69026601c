namespace Noether.HiddenLayer.Probing;

/// <summary>What the probe finds of a picture.</summary>
/// <param name="Hidden">Of the hidden layers.</param>
/// <param name="Output">Of the answers of the networks.</param>
/// <param name="Raw">Of the contour itself, as a control.</param>
/// <param name="Elements">What is said of it.</param>
internal sealed record ProbeReading(
    ProbeMaps Hidden, ProbeMaps Output, ProbeMaps Raw, IReadOnlyList<SymmetryElement> Elements);
