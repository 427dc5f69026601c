namespace Noether.Lens.Initialisers;

/// <summary>
/// Weights of the terms of <see cref="StationarySharpness"/> beside the non-Gaussianity of the components.
/// </summary>
/// <param name="Level">w1, equal mean magnitudes.</param>
/// <param name="Covariance">w2, a Toeplitz covariance of y.</param>
/// <param name="Magnitude">w3, a Toeplitz covariance of a.</param>
/// <param name="Mixed">
/// w4, a Toeplitz covariance of a with y. Without it, signals that oscillate are found with their frequencies moved.
/// </param>
internal readonly record struct SharpnessWeights(
    double Level = 1, double Covariance = 3, double Magnitude = 1, double Mixed = 3)
{
    /// <summary>The defaults, less what a run leaves out.</summary>
    public static SharpnessWeights Without(LensIngredients without)
    {
        double Keep(LensIngredients term, double weight) => without.HasFlag(term) ? 0 : weight;
        var all = new SharpnessWeights(1);
        return new SharpnessWeights(
            Keep(LensIngredients.LevelTerm, all.Level), Keep(LensIngredients.CovarianceTerm, all.Covariance),
            Keep(LensIngredients.MagnitudeTerm, all.Magnitude), Keep(LensIngredients.MixedTerm, all.Mixed));
    }
}
