using Noether.Discovery.Settings;

namespace Noether.Pairs;

/// <summary>What is known about how far pairs are apart.</summary>
public enum StepKind
{
    /// <summary>Fixed where that explains held-out pairs as well, unknown otherwise.</summary>
    Auto,

    /// <summary>The same for all pairs, and called 1.</summary>
    Fixed,

    /// <summary>Different from pair to pair; each is found.</summary>
    Unknown,
}

/// <summary>Settings of <see cref="PairMethod"/>.</summary>
public sealed record PairSettings
{
    /// <summary>What is known about the steps, where they are not given. Default: found out.</summary>
    [Setting("How far pairs are apart where steps are not given: the same for all (fixed), different (unknown), or found out "
        + "(auto).")]
    public StepKind StepKind { get; init; }

    /// <summary>Whether the map acts about the mean of the samples; about 0 where it is false, the default.</summary>
    [Setting("Look for a linear map about the mean of the samples, not about 0.")]
    public bool Centre { get; init; }

    /// <summary>Pairs to use at most, drawn by the seed. Default 6000.</summary>
    [Setting("Pairs to use at most.", Least = 50, Most = 100_000, Advanced = true)]
    public int MostPairs { get; init; } = 6000;

    /// <summary>Shuffles of the pairs that the fit is held against. Default 19.</summary>
    [Setting("Shuffles of the pairs that the fit is held against.", Least = 5, Most = 999, Advanced = true)]
    public int Shuffles { get; init; } = 19;
}
