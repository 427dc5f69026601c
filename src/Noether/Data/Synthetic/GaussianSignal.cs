using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>A normal density, exp(-t^2/(2 s^2))/(sqrt(2 pi) s).</summary>
/// <param name="s">Its standard deviation.</param>
internal sealed class GaussianSignal(double s) : LocalSignal(Reach * s)
{
    /// <summary>exp(-z^2/2) is below 1e-17 beyond this many widths.</summary>
    public const double Reach = 9;

    /// <summary>s uniform on [0.2, 1.0].</summary>
    public static GaussianSignal Draw(CounterRandom random) => new(LocalSignals.Uniform(random, 0.2, 1.0));

    /// <summary>exp(-t^2/(2 s^2)).</summary>
    public static double Bell(double t, double s) => Math.Exp(-0.5 * (t / s) * (t / s));

    public override double At(double t) => Bell(t, s) / (Math.Sqrt(2 * Math.PI) * s);
}
