using Noether.Data.Paths;
using Noether.Discovery.Settings;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>Settings of <see cref="HamiltonianMethod"/>; the defaults are the published ones but for
/// <see cref="Scale"/>.</summary>
public sealed record HamiltonianSettings
{
    /// <summary>Units of either hidden layer. Default 200.</summary>
    [Setting("Units of either hidden layer.", Least = 4, Most = 1000)]
    public int Width { get; init; } = 200;

    /// <summary>Steps of the training. Default 2000.</summary>
    [Setting("Steps of the training.", Least = 10, Most = 100_000)]
    public int Steps { get; init; } = 2000;

    /// <summary>Learning rate of Adam. Default 0.001.</summary>
    [Setting("Learning rate.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 1e-3;

    /// <summary>Parameters times this are added to their gradient. Default 0.0001.</summary>
    [Setting("Weight decay: parameters times this are added to their gradient.", Least = 0, Most = 1, Advanced = true)]
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Points in a step; null means all where they are at most 1,500, and 200 beyond.</summary>
    [Setting("Points in a step.", Least = 1, Most = 100_000, Unit = "points", Automatic = "all up to 1500, 200 beyond")]
    public int? Batch { get; init; }

    /// <summary>How velocities are taken from paths. Default: central differences.</summary>
    [Setting("How velocities are taken from paths: central or forward differences.")]
    public PathDifferences Differences { get; init; }

    /// <summary>
    /// Whether places, momenta and velocities are brought to size 1 first, one unit for all places and one for all
    /// momenta; false is the published way, for data that have such units already. Default true.
    /// </summary>
    [Setting("Bring places, momenta and velocities to size 1 first.")]
    public bool Scale { get; init; } = true;

    /// <summary>Time over which predicted paths are followed; null means that of the longest path.</summary>
    [Setting("Time over which predicted paths are followed.", Least = 0, Most = 1e9, Automatic = "that of the longest path")]
    public double? Horizon { get; init; }

    /// <summary>Points of the pieces into which fewer than six paths are cut. Default 12.</summary>
    [Setting("Points of the pieces into which fewer than six paths are cut.", Least = 4, Most = 10_000, Unit = "points",
        Advanced = true)]
    public int Pieces { get; init; } = 12;
}
