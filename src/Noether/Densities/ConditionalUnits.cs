namespace Noether.Densities;

/// <summary>
/// Units of the conditional table: inverse deviations are stored as s = sqrt(log2(e) / 2) / sigma, so that a kernel of
/// the mixture is w s 2^-u^2 / sqrt(pi log2(e)) with u = (y - mu) s.
/// </summary>
internal static class ConditionalUnits
{
    /// <summary>sqrt(log2(e) / 2).</summary>
    public const float Unit = 0.84932180028802f;

    /// <summary>2 log 2, from differentiating 2^-u^2.</summary>
    public const float Slope = 1.38629436111989f;

    /// <summary>log sqrt(pi log2(e)), taken off every log density.</summary>
    public const double LogNormaliser = 0.7556214032155322;
}
