using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// An associated Legendre function of order 1, P_l^1(z) at z = sin(pi u/2), u = clip(t/(length/2), -1, 1): zero
/// outside.
/// </summary>
/// <param name="degree">l, 2 or 3.</param>
/// <param name="length">Where it is not zero.</param>
internal sealed class LegendreSignal(int degree, double length) : LocalSignal(0.5 * length)
{
    /// <summary>The length uniform on [6, 15].</summary>
    public static LegendreSignal Draw(int degree, CounterRandom random) =>
        new(degree, LocalSignals.Uniform(random, 6, 15));

    // P_2^1(z) = 3 z sqrt(1-z^2) and P_3^1(z) = 3/2 (5 z^2 - 1) sqrt(1-z^2), without the Condon-Shortley sign, where
    // sqrt(1-z^2) = cos(pi u/2).
    public override double At(double t)
    {
        var u = Math.Clamp(t / (0.5 * length), -1, 1);
        var (z, root) = Math.SinCos(0.5 * Math.PI * u);
        return degree == 2 ? 3 * z * root : 1.5 * ((5 * z * z) - 1) * root;
    }
}
