using Noether.Discovery.Settings;

namespace Noether.Data.Synthetic;

/// <summary>Which trajectories to make.</summary>
public sealed record PathSettings
{
    private const long MostValues = 100_000_000;

    /// <summary>The system. Default: pendulum.</summary>
    public PathSystem System { get; init; } = PathSystem.Pendulum;

    /// <summary>Number of trajectories, at least 1. Default 50.</summary>
    public int Paths { get; init; } = 50;

    /// <summary>Points of a trajectory, at least 2, the start included. Default 30.</summary>
    public int Times { get; init; } = 30;

    /// <summary>Time from one point to the next, positive. Default 0.1.</summary>
    public double Dt { get; init; } = 0.1;

    /// <summary>Standard deviation of normal noise added to every value after the motion; 0 or more. Default 0.</summary>
    public double Noise { get; init; }

    /// <summary>Seed of starts, forces and noise. Same seed, same numbers. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="NoetherException">A value is out of range.</exception>
    internal void Validate()
    {
        Require(Enum.IsDefined(System), "system", $"{System}", "choose one that exists");
        Require(Paths >= 1, "paths", $"{Paths}", "ask for at least 1");
        Require(Times >= 2, "times", $"{Times}", "a path needs at least 2 points");
        Require(double.IsFinite(Dt) && Dt > 0, "dt", $"{Dt}", "give a positive number");
        Require(double.IsFinite(Noise) && Noise >= 0, "noise", $"{Noise}", "give 0 or a positive number");
        Require((long)Paths * Times <= MostValues, "paths", $"{Paths} of {Times} points", "ask for fewer");
    }

    private static void Require(bool holds, string setting, string value, string remedy)
    {
        if (!holds)
        {
            throw new NoetherException($"The {SettingName.Mention(setting)} cannot be {value}; {remedy}.")
            {
                Setting = setting,
            };
        }
    }
}
