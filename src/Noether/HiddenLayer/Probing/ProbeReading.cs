namespace Noether.HiddenLayer.Probing;

/// <summary>What the probe finds of a picture.</summary>
/// <param name="Hidden">Of the hidden layers.</param>
/// <param name="Output">Of the answers of the networks.</param>
/// <param name="Raw">Of the contour itself, as a control.</param>
/// <param name="Lines">Scores of a finer grid of mirror lines over the contour, to drag one: <see cref="FineLines"/>.</param>
/// <param name="Elements">What is said of it.</param>
/// <param name="Refused">
/// Where nothing is said: what keeps the picture in the mean, while a part of its contour is not where it would have to be.
/// </param>
internal sealed record ProbeReading(
    ProbeMaps Hidden, ProbeMaps Output, ProbeMaps Raw, double[] Lines, IReadOnlyList<SymmetryElement> Elements,
    IReadOnlyList<SymmetryElement> Refused);
