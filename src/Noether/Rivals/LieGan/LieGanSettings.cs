using Noether.Discovery.Settings;

namespace Noether.Rivals.LieGan;

/// <summary>Which entries of generators are free.</summary>
public enum GeneratorMask
{
    /// <summary>All.</summary>
    None,

    /// <summary>Blocks of 2 x 2 on the diagonal.</summary>
    Blocks2,

    /// <summary>Blocks of 4 x 4 on the diagonal.</summary>
    Blocks4,
}

/// <summary>The law of the coefficients of generators.</summary>
public enum CoefficientLaw
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Integers, for a group of discrete powers.</summary>
    Integers,
}

/// <summary>Settings of <see cref="LieGanMethod"/>.</summary>
public sealed record LieGanSettings
{
    /// <summary>Number of generators. Default 1.</summary>
    [Setting("Generators to look for.", Least = 1, Most = 16)]
    public int Channels { get; init; } = 1;

    /// <summary>Numbers in a vector that a generator acts on; a sample of more is several vectors, on which it acts alike.
    /// Null, the default, for the whole sample.</summary>
    [Setting("Numbers in a vector that generators act on; a longer sample is several of them.", Least = 1, Most = 32,
        Automatic = "the whole sample")]
    public int? Vector { get; init; }

    /// <summary>Which entries of generators are free. Default: all.</summary>
    [Setting("Which entries of generators are free: none masked, blocks2 or blocks4 of the diagonal.")]
    public GeneratorMask Mask { get; init; }

    /// <summary>Law of coefficients. Default normal.</summary>
    [Setting("Law of the coefficients: normal, or integers for discrete powers.")]
    public CoefficientLaw Coefficients { get; init; }

    /// <summary>Deviation of normal coefficients. Default 1.</summary>
    [Setting("Deviation of normal coefficients.", Least = 1e-3, Most = 100)]
    public double Sigma { get; init; } = 1;

    /// <summary>Weight of the cosine that pushes away from the identity. Default 1.</summary>
    [Setting("Weight of the cosine of samples with moved ones, which pushes away from the identity.", Least = 0, Most = 1000)]
    public double Lambda { get; init; } = 1;

    /// <summary>Weight of the correlation of generators. Default 1.</summary>
    [Setting("Weight of the correlation of generators with each other.", Least = 0, Most = 1000, Advanced = true)]
    public double Correlation { get; init; } = 1;

    /// <summary>Times that every sample is used. Default 20.</summary>
    [Setting("Times that every sample is used.", Least = 1, Most = 10_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Trainings, each on a part of the samples of its own, that have to agree. Default 2.</summary>
    [Setting("Trainings, each on samples of its own, that have to agree.", Least = 2, Most = 16, Advanced = true)]
    public int Restarts { get; init; } = 2;

    /// <summary>Samples to use at most, from the first on. Default 40,000.</summary>
    [Setting("Samples to use at most.", Least = 1000, Most = 10_000_000, Advanced = true)]
    public int MostSamples { get; init; } = 40_000;
}
