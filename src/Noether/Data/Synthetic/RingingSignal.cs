using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>A one-sided damped oscillation, exp(-t/tau) sin(2 pi t/length) for t >= 0 and 0 before.</summary>
/// <param name="tau">How fast it decays.</param>
/// <param name="length">Its wavelength.</param>
internal sealed class RingingSignal(double tau, double length) : LocalSignal(0, Reach * tau)
{
    // exp(-42) is below 1e-18; the peak is at least 0.2.
    private const double Reach = 42;

    /// <summary>tau uniform on [2, 5], the wavelength on [4, 10], drawn in this order.</summary>
    public static RingingSignal Draw(CounterRandom random)
    {
        var tau = LocalSignals.Uniform(random, 2, 5);
        return new RingingSignal(tau, LocalSignals.Uniform(random, 4, 10));
    }

    public override double At(double t) => Math.Exp(-t / tau) * Math.Sin(2 * Math.PI * t / length);
}
