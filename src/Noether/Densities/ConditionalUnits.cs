namespace Noether.Densities;

/// <summary>
/// Constants of the conditional networks and units of their table: inverse deviations are stored as
/// s = sqrt(log2(e) / 2) / sigma, so that a kernel of the mixture is w s 2^-u^2 / sqrt(pi log2(e)) with u = (y - mu) s.
/// </summary>
internal static class ConditionalUnits
{
    /// <summary>sqrt(log2(e) / 2).</summary>
    public const float Unit = 0.84932180028802f;

    /// <summary>2 log 2, from differentiating 2^-u^2.</summary>
    public const float Slope = 1.38629436111989f;

    /// <summary>log sqrt(pi log2(e)), taken off every log density.</summary>
    public const double LogNormaliser = 0.7556214032155322;

    /// <summary>Slope of the LeakyReLU of the networks below zero.</summary>
    public const float Leak = 0.2f;

    /// <summary>Factor of x in leaky(x) = Linear x + Bent |x|.</summary>
    public const float Linear = (1 + Leak) / 2;

    /// <summary>Factor of |x|.</summary>
    public const float Bent = (1 - Leak) / 2;
}
