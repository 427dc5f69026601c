namespace Noether.HiddenLayer.Templates;

/// <summary>Stripes as a function of one length: of u (straight), or of the distance from the centre (rings).</summary>
/// <param name="profile">The stripes; they are read along u alone.</param>
/// <param name="rings">Whether the length is the distance from the centre.</param>
internal sealed class ProfileField(Stripes profile, bool rings) : IField
{
    // Keeps the distance smooth at the centre; a fraction of a pixel.
    private const double CoreSquare = 1e-4;

    /// <inheritdoc/>
    public Jet At(double u, double v)
    {
        if (!rings)
            return profile.At(u, 0) with { Y = 0 };
        var radius = Math.Sqrt((u * u) + (v * v) + CoreSquare);
        var along = profile.At(radius, 0);
        return new(along.Value, along.X * u / radius, along.X * v / radius);
    }
}
