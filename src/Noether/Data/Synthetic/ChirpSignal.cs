using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// An oscillation whose frequency rises, sin(2 pi (t/length) (1 + t/(4 s))) exp(-t^2/(2 s^2)).
/// </summary>
/// <param name="length">Its wavelength at the centre.</param>
/// <param name="s">Standard deviation of the envelope.</param>
internal sealed class ChirpSignal(double length, double s) : LocalSignal(GaussianSignal.Reach * s)
{
    /// <summary>The wavelength uniform on [5, 10], s on [2, 4], drawn in this order.</summary>
    public static ChirpSignal Draw(CounterRandom random)
    {
        var length = LocalSignals.Uniform(random, 5, 10);
        return new ChirpSignal(length, LocalSignals.Uniform(random, 2, 4));
    }

    public override double At(double t) =>
        Math.Sin(2 * Math.PI * (t / length) * (1 + (t / (4 * s)))) * GaussianSignal.Bell(t, s);
}
