using Noether.Discovery.Settings;

namespace Noether.Rivals.LaLiGan;

/// <summary>Settings of <see cref="LaLiGanMethod"/>.</summary>
public sealed record LaLiGanSettings
{
    /// <summary>Times that every window is used in a training. Default 30.</summary>
    [Setting("Times that every window is used in a training.", Least = 1, Most = 10_000)]
    public int Epochs { get; init; } = 30;

    /// <summary>Weight of the cosine that pushes away from the identity. Default 0.02.</summary>
    [Setting("Weight of the cosine of latent numbers with moved ones, which pushes away from the identity.", Least = 0, Most = 1000)]
    public double Cosine { get; init; } = 0.02;

    /// <summary>Units of a layer of encoder, decoder and discriminator. Default 128; 512 as published.</summary>
    [Setting("Units of a layer.", Least = 8, Most = 4096, Advanced = true)]
    public int Units { get; init; } = 128;

    /// <summary>Windows in a step. Default 256.</summary>
    [Setting("Windows in a step.", Least = 16, Most = 65_536, Advanced = true)]
    public int Batch { get; init; } = 256;

    /// <summary>Entries of the generator below this share of the largest are set to 0. Default 0.3.</summary>
    [Setting("Entries of the generator below this share of the largest are set to 0 every five epochs.", Least = 0, Most = 0.99,
        Advanced = true)]
    public double Threshold { get; init; } = 0.3;

    /// <summary>Windows to use at most, from the first on. Default 100,000.</summary>
    [Setting("Windows to use at most.", Least = 1000, Most = 10_000_000, Advanced = true)]
    public int MostSamples { get; init; } = 100_000;
}
