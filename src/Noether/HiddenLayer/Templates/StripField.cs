namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Strips side by side along u, each with stripes of its own, joined by soft seams: sum over strips of
/// (S(u - From) - S(u - To)) times its stripes, with S(u) = 1 / (1 + exp(-2 u / width)). Which strips are copies of
/// which decides the symmetry; seams and stripes are the same in all classes.
/// </summary>
/// <param name="strips">The strips, from left to right without gaps.</param>
/// <param name="seamWidth">Half the width of a seam.</param>
internal sealed class StripField(IReadOnlyList<Strip> strips, double seamWidth) : IField
{
    // Beyond this many half widths a seam is 0 or 1 to eight digits.
    private const double Reach = 9;

    /// <summary>The strips, from left to right.</summary>
    public IReadOnlyList<Strip> Strips => strips;

    /// <inheritdoc/>
    public Jet At(double u, double v)
    {
        var sum = default(Jet);
        foreach (var strip in strips)
        {
            if (u < strip.From - (Reach * seamWidth) || u > strip.To + (Reach * seamWidth))
                continue;
            var (rise, riseSlope) = Seam(u - strip.From);
            var (fall, fallSlope) = Seam(u - strip.To);
            var sign = strip.Mirrored ? -1.0 : 1.0;
            var stripes = strip.Pattern.At(sign * (u - strip.Origin), v);
            var share = rise - fall;
            sum += new Jet(
                share * stripes.Value,
                (share * sign * stripes.X) + ((riseSlope - fallSlope) * stripes.Value),
                share * stripes.Y);
        }

        return sum;
    }

    private (double Value, double Slope) Seam(double distance)
    {
        if (double.IsInfinity(distance))
            return (distance > 0 ? 1 : 0, 0);
        var value = 1 / (1 + Math.Exp(-2 * distance / seamWidth));
        return (value, 2 / seamWidth * value * (1 - value));
    }
}

/// <summary>A strip of a picture with stripes of its own.</summary>
/// <param name="From">Where it begins along u; may be minus infinity.</param>
/// <param name="To">Where it ends along u; may be infinity.</param>
/// <param name="Pattern">The stripes, in the coordinate of the strip.</param>
/// <param name="Origin">The u at which the coordinate of the strip is 0.</param>
/// <param name="Mirrored">Whether the coordinate of the strip runs against u.</param>
internal readonly record struct Strip(double From, double To, Stripes Pattern, double Origin, bool Mirrored);
