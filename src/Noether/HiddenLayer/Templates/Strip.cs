namespace Noether.HiddenLayer.Templates;

/// <summary>A strip of a picture with stripes of its own.</summary>
/// <param name="From">Where it begins along u; may be minus infinity.</param>
/// <param name="To">Where it ends along u; may be infinity.</param>
/// <param name="Pattern">The stripes, in the coordinate of the strip.</param>
/// <param name="Origin">The u at which the coordinate of the strip is 0.</param>
/// <param name="Mirrored">Whether the coordinate of the strip runs against u.</param>
internal readonly record struct Strip(double From, double To, Stripes Pattern, double Origin, bool Mirrored);
