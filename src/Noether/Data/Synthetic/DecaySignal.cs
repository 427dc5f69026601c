using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>A one-sided decay, exp(-t/tau) for t >= 0 and 0 before.</summary>
/// <param name="tau">How fast it decays.</param>
internal sealed class DecaySignal(double tau) : LocalSignal(0, Reach * tau)
{
    // exp(-40) is below 1e-17.
    private const double Reach = 40;

    /// <summary>tau uniform on [1, 4].</summary>
    public static DecaySignal Draw(CounterRandom random) => new(LocalSignals.Uniform(random, 1, 4));

    public override double At(double t) => Math.Exp(-t / tau);
}
