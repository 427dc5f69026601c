using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>The random streams of synthetic samples: one for each sample, and one for the hidden transform.</summary>
internal static class SyntheticStreams
{
    // Keeps these streams apart from those that a lens with the same seed draws.
    private const ulong Salt = 0x53594e5448455449;
    private const ulong TransformStream = 1UL << 62;

    /// <summary>The stream of one sample, by its number.</summary>
    public static CounterRandom OfSample(ulong seed, long sample) => new(seed ^ Salt, (ulong)sample);

    /// <summary>The stream of the hidden transform; no sample has that number.</summary>
    public static CounterRandom OfTransform(ulong seed) => new(seed ^ Salt, TransformStream);
}
