namespace Noether.Numerics;

/// <summary>
/// The upper tail of Student's distribution with a whole number of degrees of freedom, by the finite sums of Abramowitz and
/// Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
/// </summary>
internal static class StudentTail
{
    /// <summary>The probability of a number above t; not a number for t that is none.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double Of(double t, int degrees)
    {
        if (!double.IsFinite(t))
            return t > 0 ? 0 : t < 0 ? 1 : double.NaN;
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        var even = degrees % 2 == 0;
        var (term, sum) = (even ? 1.0 : cosine, 0.0);
        for (var k = even ? 2 : 3; k <= degrees; k += 2)
        {
            sum += term;
            term *= cosine * cosine * (k - 1) / k;
        }

        var within = even ? sine * sum : (angle + (sine * sum)) * 2 / Math.PI;
        return Math.Clamp((1 - within) / 2, 0, 1);
    }

    /// <summary>The t that is exceeded with a probability, by halving.</summary>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double Quantile(double probability, int degrees)
    {
        var (low, high) = (-1e9, 1e9);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Of(middle, degrees) > probability)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }
}
