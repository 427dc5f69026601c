using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// The families of local signals. A family has one or more kinds; every kind has five lots of its own, so that 2.5
/// signals are expected in a sample whatever the family.
/// </summary>
internal static class LocalSignals
{
    /// <summary>Number of kinds in a family.</summary>
    public static int Kinds(SignalFamily family) => family is SignalFamily.Legendre or SignalFamily.Mixed ? 2 : 1;

    /// <summary>Draws the shape of one signal.</summary>
    /// <param name="family">The family.</param>
    /// <param name="kind">The kind, 0 to <see cref="Kinds"/> - 1.</param>
    /// <param name="random">The stream of the sample.</param>
    public static LocalSignal Draw(SignalFamily family, int kind, CounterRandom random) => family switch
    {
        SignalFamily.Gaussian => GaussianSignal.Draw(random),
        SignalFamily.Legendre => LegendreSignal.Draw(kind + 2, random),
        SignalFamily.Decay => DecaySignal.Draw(random),
        SignalFamily.Wavelet => WaveletSignal.Draw(random),
        SignalFamily.Mixed => kind == 0 ? BumpSignal.Draw(random) : BoxSignal.Draw(random),
        SignalFamily.Ringing => RingingSignal.Draw(random),
        SignalFamily.Sawtooth => SawtoothSignal.Draw(random),
        SignalFamily.Blob => BlobSignal.Draw(random),
        SignalFamily.Chirp => ChirpSignal.Draw(random),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "An unknown family."),
    };

    /// <summary>Uniform on [low, high].</summary>
    public static double Uniform(CounterRandom random, double low, double high) =>
        low + ((high - low) * random.NextDouble());

    /// <summary>-1 or 1, equally likely.</summary>
    public static double Sign(CounterRandom random) => random.NextDouble() < 0.5 ? -1 : 1;
}
