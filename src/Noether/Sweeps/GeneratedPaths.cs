using Noether.Data.Synthetic;
using Noether.Discovery.Settings;

namespace Noether.Sweeps;

/// <summary>What a plan can say of paths that are made for a case.</summary>
internal sealed record GeneratedPaths
{
    /// <summary>Number of paths.</summary>
    [Setting("Number of paths.", Least = 1, Most = 1e7)]
    public int Paths { get; init; } = 50;

    /// <summary>Points of a path.</summary>
    [Setting("Points of a path.", Least = 2, Most = 1e7)]
    public int Times { get; init; } = 30;

    /// <summary>Time between two points.</summary>
    [Setting("Time from one point of a path to the next.", Least = 1e-9, Most = 1e9)]
    public double Dt { get; init; } = 0.1;

    /// <summary>Noise in the units of the coordinates.</summary>
    [Setting("Noise, in the units of the coordinates.", Least = 0, Most = 1000)]
    public double Noise { get; init; }

    /// <summary>The settings of the generator.</summary>
    /// <param name="system">Which system.</param>
    /// <param name="seed">Seed of starts, forces and noise.</param>
    /// <exception cref="NoetherException">The values do not go together.</exception>
    public PathSettings Of(PathSystem system, ulong seed)
    {
        var settings = new PathSettings
        {
            System = system,
            Paths = Paths,
            Times = Times,
            Dt = Dt,
            Noise = Noise,
            Seed = seed,
        };
        settings.Validate();
        return settings;
    }
}
