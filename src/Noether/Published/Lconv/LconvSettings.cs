using Noether.Discovery.Settings;

namespace Noether.Published.Lconv;

/// <summary>How the layer is fitted where all pairs are one step apart.</summary>
public enum LconvFit
{
    /// <summary>Least squares: the layer is linear, so that descent ends there.</summary>
    LeastSquares,

    /// <summary>Adam on L and W, as published.</summary>
    Descent,
}

/// <summary>What is read off as the generator.</summary>
public enum LconvReadout
{
    /// <summary>(R - 1) / s, as published: a generator only where steps are small.</summary>
    Difference,

    /// <summary>log(R) / s.</summary>
    Logarithm,
}

/// <summary>Settings of <see cref="LconvMethod"/>.</summary>
public sealed record LconvSettings
{
    /// <summary>How the layer is fitted where all pairs are one step apart. Default: least squares.</summary>
    [Setting("How the layer is fitted where all pairs are one step apart: least-squares, or descent as published.")]
    public LconvFit Fit { get; init; }

    /// <summary>What is read off. Default: the difference, as published.</summary>
    [Setting("What is read off as the generator where all pairs are one step apart: the difference R - 1 as published, or the "
        + "logarithm of R.")]
    public LconvReadout Readout { get; init; }

    /// <summary>Times that the layer acts where steps differ from pair to pair and are given. Default 3.</summary>
    [Setting("Times that the layer acts where steps are given and differ.", Least = 1, Most = 10)]
    public int Recursions { get; init; } = 3;

    /// <summary>Channels of the layer there. Default 10.</summary>
    [Setting("Channels of the layer where steps are given and differ.", Least = 1, Most = 64, Advanced = true)]
    public int Channels { get; init; } = 10;

    /// <summary>Epochs; null, the default: 20 of descent, 6 of the regression of steps (published: 10).</summary>
    [Setting("Times that a training sees every pair.", Least = 1, Most = 1000,
        Automatic = "20, and 6 where steps differ")]
    public int? Epochs { get; init; }

    /// <summary>Pairs in a step of a training. Default 32.</summary>
    [Setting("Pairs in a step of a training.", Least = 1, Most = 10_000, Advanced = true)]
    public int Batch { get; init; } = 32;

    /// <summary>Shuffles of the pairs that least squares is held against. Default 19; a training is held against
    /// one.</summary>
    [Setting("Shuffles of the pairs that least squares is held against; a training is held against one.", Least = 1,
        Most = 999,
        Advanced = true)]
    public int Shuffles { get; init; } = 19;

    /// <summary>Pairs to use at most, drawn by the seed. Default 30000.</summary>
    [Setting("Pairs to use at most.", Least = 50, Most = 100_000, Advanced = true)]
    public int MostPairs { get; init; } = 30_000;

    /// <summary>Whether the map acts about the mean of the samples; about 0 where it is false, the default.</summary>
    [Setting("Look for a linear map about the mean of the samples, not about 0.")]
    public bool Centre { get; init; }
}
