using Noether.Numerics;

namespace Noether.Data.Families;

/// <summary>A short oscillation, cos(2 pi t/length + phase) exp(-t^2/(2 s^2)).</summary>
/// <param name="length">Its wavelength.</param>
/// <param name="phase">Its phase at the centre.</param>
/// <param name="s">Standard deviation of the envelope.</param>
internal sealed class WaveletSignal(double length, double phase, double s) : LocalSignal
{
    public override double Before => GaussianSignal.Reach * s;

    public override double After => GaussianSignal.Reach * s;

    /// <summary>The wavelength uniform on [4, 10], the phase on [0, 2 pi], s on [1.5, 3], drawn in this order.</summary>
    public static WaveletSignal Draw(CounterRandom random)
    {
        var length = LocalSignals.Uniform(random, 4, 10);
        var phase = LocalSignals.Uniform(random, 0, 2 * Math.PI);
        return new WaveletSignal(length, phase, LocalSignals.Uniform(random, 1.5, 3));
    }

    public override double At(double t) =>
        Math.Cos((2 * Math.PI * t / length) + phase) * Math.Exp(-0.5 * (t / s) * (t / s));
}
