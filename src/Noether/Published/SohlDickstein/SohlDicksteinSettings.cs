using Noether.Discovery.Settings;

namespace Noether.Published.SohlDickstein;

/// <summary>How the generator grows.</summary>
public enum GeneratorGrowth
{
    /// <summary>A plane at a time, pairs of short steps first.</summary>
    Grown,

    /// <summary>All planes at once, as in the source.</summary>
    Whole,
}

/// <summary>Settings of <see cref="SohlDicksteinMethod"/>.</summary>
public sealed record SohlDicksteinSettings
{
    /// <summary>How the generator grows. Default: a plane at a time, which finds large steps; the whole at once is the
    /// published recipe and the ablation.</summary>
    [Setting("How the generator grows: grown, a plane at a time, or whole, all planes at once as in the source.")]
    public GeneratorGrowth Growth { get; init; }

    /// <summary>Whether steps are first looked for in a blurred picture that sharpens over the first 70 % of the
    /// descent;
    /// only where the whole generator is fitted at once. Default true.</summary>
    [Setting("Blur the choice of steps at first, where all planes are fitted at once.")]
    public bool Blur { get; init; } = true;

    /// <summary>Largest step that is looked for, which sets the unit of the steps. Default 3.</summary>
    [Setting("Largest step that is looked for; it sets the unit of steps.", Least = 1e-3, Most = 1e3)]
    public double MostStep { get; init; } = 3;

    /// <summary>Steps of Adam for a rank; as many again with a seventh of the rate. The whole generator gets those of
    /// all
    /// ranks. Default 150.</summary>
    [Setting("Steps of Adam for each plane; as many follow with a smaller rate.", Least = 10, Most = 100_000)]
    public int Rounds { get; init; } = 150;

    /// <summary>Learning rate. Default 0.02.</summary>
    [Setting("Learning rate of Adam.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 0.02;

    /// <summary>Pairs in a step. Default 200.</summary>
    [Setting("Pairs in a step of Adam.", Least = 10, Most = 10_000, Advanced = true)]
    public int Batch { get; init; } = 200;

    /// <summary>Shuffles of the pairs that the fit is held against, each a descent of its own. Default 3.</summary>
    [Setting("Shuffles of the pairs that the fit is held against, each a descent of its own.", Least = 1, Most = 99,
        Advanced = true)]
    public int Shuffles { get; init; } = 3;

    /// <summary>Pairs to use at most, drawn by the seed. Default 6000.</summary>
    [Setting("Pairs to use at most.", Least = 50, Most = 100_000, Advanced = true)]
    public int MostPairs { get; init; } = 6000;

    /// <summary>Whether the map acts about the mean of the samples; about 0 where it is false, the default.</summary>
    [Setting("Look for a linear map about the mean of the samples, not about 0.")]
    public bool Centre { get; init; }
}
