using Noether.Discovery.Settings;

namespace Noether.Data.Synthetic;

/// <summary>Which samples of a known distribution to make.</summary>
public sealed record LawSettings
{
    private const int MostDimension = 4096;
    private const long MostValues = 200_000_000;

    /// <summary>The distribution. Default: normal.</summary>
    public SampleLaw Law { get; init; } = SampleLaw.Normal;

    /// <summary>Number of samples or pairs, at least 1. Default 20,000.</summary>
    public int Samples { get; init; } = 20_000;

    /// <summary>
    /// Values of a sample, 2 to 4,096, where the distribution leaves that open; null (the default) means 2, of bumps on a ring 7, of
    /// clusters and independent values 5.
    /// </summary>
    public int? Dimension { get; init; }

    /// <summary>Standard deviation of normal noise added to every value; 0 or more. Default 0.</summary>
    public double Noise { get; init; }

    /// <summary>Seed. Same seed, same numbers. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether <see cref="Dimension"/> has a meaning.</summary>
    public bool HasDimension => Law is SampleLaw.Normal or SampleLaw.RingBumps or SampleLaw.Clusters or SampleLaw.Independent;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="NoetherException">A value is out of range.</exception>
    internal void Validate()
    {
        Require(Enum.IsDefined(Law), "law", $"{Law}", "choose one that exists");
        Require(Samples >= 1, "samples", $"{Samples}", "ask for at least 1");
        Require(Dimension is null or (>= 2 and <= MostDimension), "dim", $"{Dimension}", $"give 2 to {MostDimension}");
        Require(Dimension is null || HasDimension, "dim", $"{Dimension}", "this distribution has its own, so leave it out");
        Require(double.IsFinite(Noise) && Noise >= 0, "noise", $"{Noise}", "give 0 or a positive number");
        Require((long)Samples * (Dimension ?? 26) <= MostValues, "samples", $"{Samples}", "ask for fewer");
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
