namespace Noether.Lens.Initialisers;

/// <summary>Weights of the terms of <see cref="DifferenceObjective"/> beside the sharpness of differences.</summary>
/// <param name="Level">w, differences that are equally sharp everywhere.</param>
/// <param name="Covariance">c, a block-Toeplitz covariance of y.</param>
internal readonly record struct DifferenceWeights(double Level, double Covariance);
