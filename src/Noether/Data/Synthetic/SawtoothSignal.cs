using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// A ramp that rises from 0 to 1 over its length and drops at once, t/length for 0 &lt;= t &lt;= length.
/// </summary>
/// <param name="length">Its length.</param>
internal sealed class SawtoothSignal(double length) : LocalSignal(0, length)
{
    /// <summary>The length uniform on [3, 12].</summary>
    public static SawtoothSignal Draw(CounterRandom random) => new(LocalSignals.Uniform(random, 3, 12));

    public override double At(double t) => t >= 0 && t <= After ? t / After : 0;
}
