using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>The other kind of the mixed family: a box of either sign, +-1 for |t| up to half its length.</summary>
/// <param name="sign">1 or -1.</param>
/// <param name="length">Its length.</param>
internal sealed class BoxSignal(double sign, double length) : LocalSignal(0.5 * length)
{
    /// <summary>The sign random, the length uniform on [2, 10], drawn in this order.</summary>
    public static BoxSignal Draw(CounterRandom random)
    {
        var sign = LocalSignals.Sign(random);
        return new BoxSignal(sign, LocalSignals.Uniform(random, 2, 10));
    }

    public override double At(double t) => sign;
}
