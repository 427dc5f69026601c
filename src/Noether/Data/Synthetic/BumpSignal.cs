using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>One kind of the mixed family: a bump of any width and either sign, +-exp(-t^2/(2 s^2)).</summary>
/// <param name="sign">1 or -1.</param>
/// <param name="s">Its standard deviation.</param>
internal sealed class BumpSignal(double sign, double s) : LocalSignal(GaussianSignal.Reach * s)
{
    /// <summary>The sign random, log s uniform on [log 0.4, log 4], drawn in this order.</summary>
    public static BumpSignal Draw(CounterRandom random)
    {
        var sign = LocalSignals.Sign(random);
        return new BumpSignal(sign, Math.Exp(LocalSignals.Uniform(random, Math.Log(0.4), Math.Log(4))));
    }

    public override double At(double t) => sign * GaussianSignal.Bell(t, s);
}
