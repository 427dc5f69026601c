namespace Noether.Numerics;

/// <summary>The upper tail of the standard normal distribution.</summary>
internal static class NormalTail
{
    private const double Far = 3; // from here on the continued fraction converges faster than the series
    private const int Terms = 200;

    /// <summary>The probability of a number above z, to 12 digits; not a number for z that is none.</summary>
    /// <param name="z">Any number.</param>
    public static double Of(double z)
    {
        if (z < 0)
            return 1 - Of(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < Far)
        {
            // 1/2 - phi(z) (z + z^3/3 + z^5/(3 5) + ...)
            double term = z, sum = z;
            for (var k = 1; k < Terms; k++)
                sum += term *= z * z / ((2 * k) + 1);
            return 0.5 - (density * sum);
        }

        // Laplace: phi(z) / (z + 1/(z + 2/(z + 3/(z + ...))))
        var tail = z;
        for (var k = Terms; k >= 1; k--)
            tail = z + (k / tail);
        return density / tail;
    }
}
