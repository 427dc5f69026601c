namespace Noether.Rivals.LaLiGan;

/// <summary>A training of LaLiGAN.</summary>
internal sealed record LaLiGanRecipe
{
    /// <summary>Samples in a window, moved by the same element: 2 for pairs, 1 for samples.</summary>
    public required int Window { get; init; }

    /// <summary>Latent numbers, on which the generator acts.</summary>
    public int Latent { get; init; } = 2;

    /// <summary>Weight of the cosine that pushes away from the identity.</summary>
    public double Cosine { get; init; } = 0.02;

    /// <summary>Units of a layer; 512 and two layers more as published.</summary>
    public int Units { get; init; } = 128;

    /// <summary>Windows in a step.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>Entries of the generator below this share of the largest are set to 0 every five epochs.</summary>
    public double Threshold { get; init; } = 0.3;

    /// <summary>Times that every window is used.</summary>
    public int Epochs { get; init; } = 8;
}
