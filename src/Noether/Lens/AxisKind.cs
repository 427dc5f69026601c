namespace Noether.Lens;

/// <summary>What a hidden axis is.</summary>
public enum AxisKind
{
    /// <summary>It has two ends, and the samples are stationary along it: a generator shifts it.</summary>
    Line,

    /// <summary>It comes round, and the samples are stationary along it: a generator turns it.</summary>
    Ring,

    /// <summary>
    /// Neighbours are alike along it, but the statistics change from place to place: no symmetry, as latitude on a globe.
    /// </summary>
    Local,
}
