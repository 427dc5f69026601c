using Noether.Numerics;

namespace Noether.Data.Families;

/// <summary>A normal density, exp(-t^2/(2 s^2))/(sqrt(2 pi) s).</summary>
/// <param name="s">Its standard deviation.</param>
internal sealed class GaussianSignal(double s) : LocalSignal
{
    /// <summary>exp(-z^2/2) is below 1e-17 beyond this many widths.</summary>
    public const double Reach = 9;

    public override double Before => Reach * s;

    public override double After => Reach * s;

    /// <summary>s uniform on [0.2, 1.0].</summary>
    public static GaussianSignal Draw(CounterRandom random) => new(LocalSignals.Uniform(random, 0.2, 1.0));

    public override double At(double t) => Math.Exp(-0.5 * (t / s) * (t / s)) / (Math.Sqrt(2 * Math.PI) * s);
}
