using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>A bump of height 1, exp(-t^2/(2 s^2)).</summary>
/// <param name="s">Its standard deviation.</param>
internal sealed class BlobSignal(double s) : LocalSignal(GaussianSignal.Reach * s)
{
    /// <summary>s uniform on [0.7, 1.2].</summary>
    public static BlobSignal Draw(CounterRandom random) => new(LocalSignals.Uniform(random, 0.7, 1.2));

    public override double At(double t) => GaussianSignal.Bell(t, s);
}
