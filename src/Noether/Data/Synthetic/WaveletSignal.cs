using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// A short oscillation, cos(2 pi t/length) exp(-t^2/(2 s^2)). A random phase would add a second symmetry, the rotation
/// of the phase, and with it many generators (a shift with any turn of the phase) that are as right as the shift.
/// </summary>
/// <param name="length">Its wavelength.</param>
/// <param name="s">Standard deviation of the envelope.</param>
internal sealed class WaveletSignal(double length, double s) : LocalSignal(GaussianSignal.Reach * s)
{
    /// <summary>The wavelength uniform on [4, 10], s on [1.5, 3], drawn in this order.</summary>
    public static WaveletSignal Draw(CounterRandom random)
    {
        var length = LocalSignals.Uniform(random, 4, 10);
        return new WaveletSignal(length, LocalSignals.Uniform(random, 1.5, 3));
    }

    public override double At(double t) => Math.Cos(2 * Math.PI * t / length) * GaussianSignal.Bell(t, s);
}
