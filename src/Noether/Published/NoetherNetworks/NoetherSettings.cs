using Noether.Data.Paths;
using Noether.Discovery.Settings;

namespace Noether.Published.NoetherNetworks;

/// <summary>Settings of <see cref="NoetherMethod"/>.</summary>
public sealed record NoetherSettings
{
    /// <summary>Functions in a formula at most: 1 or 2. Default 2.</summary>
    [Setting("Functions in a formula at most.", Least = 1, Most = 2)]
    public int Terms { get; init; } = 2;

    /// <summary>Formulas whose help for predictions is measured, best first. Default 5.</summary>
    [Setting("Formulas whose help for predictions is measured.", Least = 1, Most = 50)]
    public int Formulas { get; init; } = 5;

    /// <summary>Units of either hidden layer of the field that is tailored. Default 64.</summary>
    [Setting("Units of either hidden layer of the field that is tailored.", Least = 4, Most = 500)]
    public int Width { get; init; } = 64;

    /// <summary>Steps of its training. Default 2000.</summary>
    [Setting("Steps of its training.", Least = 10, Most = 100_000)]
    public int Steps { get; init; } = 2000;

    /// <summary>Learning rate of Adam. Default 0.001.</summary>
    [Setting("Learning rate.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 1e-3;

    /// <summary>Starts of paths that the inner rate is chosen on, and as many that judge. Default 20.</summary>
    [Setting("Starts of paths that the inner rate is chosen on, and as many that judge it.", Least = 1, Most = 1000, Advanced = true)]
    public int Starts { get; init; } = 20;

    /// <summary>How velocities are taken from paths. Default: central differences.</summary>
    [Setting("How velocities are taken from paths: central or forward differences.")]
    public PathDifferences Differences { get; init; }

    /// <summary>Points of the pieces into which fewer than six paths are cut. Default 12.</summary>
    [Setting("Points of the pieces into which fewer than six paths are cut.", Least = 4, Most = 10_000, Unit = "points",
        Advanced = true)]
    public int Pieces { get; init; } = 12;

    /// <summary>Random regroupings of points behind the p-value. Default 199.</summary>
    [Setting("Random regroupings of points behind a p-value.", Least = 99, Most = 10_000, Advanced = true)]
    public int Regroupings { get; init; } = 199;
}
