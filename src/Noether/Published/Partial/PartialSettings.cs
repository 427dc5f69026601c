using Noether.Discovery.Settings;

namespace Noether.Published.Partial;

/// <summary>Settings of <see cref="PartialMethod"/>: a reduction of the published network.</summary>
public sealed record PartialSettings
{
    /// <summary>Rows x columns, or rows x columns x channels, such as 28x28; null means the axes of the file, or a
    /// square.</summary>
    [Setting("How the values of a picture lie: rows x columns, or rows x columns x channels, such as 28x28.",
        Automatic = "the axes of the file, or a square")]
    public string? Shape { get; init; }

    /// <summary>Times that every picture is used. Default 4.</summary>
    [Setting("Times that every picture is used.", Least = 1, Most = 1000)]
    public int Epochs { get; init; } = 4;

    /// <summary>Channels of every layer. Default 6.</summary>
    [Setting("Channels of every layer.", Least = 1, Most = 64)]
    public int Channels { get; init; } = 6;

    /// <summary>Rotations of every layer. Default 8.</summary>
    [Setting("Rotations of every layer.", Least = 2, Most = 32)]
    public int Rotations { get; init; } = 8;

    /// <summary>Pictures in a step. Default 64.</summary>
    [Setting("Pictures in a step.", Least = 2, Most = 4096, Advanced = true)]
    public int Batch { get; init; } = 64;

    /// <summary>Learning rate of Adam. Default 0.002.</summary>
    [Setting("Learning rate.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 0.002;

    /// <summary>Learning rate of theta, the share of the circle that a layer lives on. Default 0.01.</summary>
    [Setting("Learning rate of the shares of the circle.", Least = 1e-6, Most = 1, Advanced = true)]
    public double ThetaRate { get; init; } = 0.01;

    /// <summary>Passes whose answers are averaged in use, each with rotations drawn anew. Default 4.</summary>
    [Setting("Passes whose answers are averaged in use, each with rotations drawn anew.", Least = 1, Most = 64, Advanced = true)]
    public int Passes { get; init; } = 4;

    /// <summary>Pictures to use at most, drawn by the seed. Default 16000.</summary>
    [Setting("Pictures to use at most.", Least = 100, Most = 1_000_000, Advanced = true)]
    public int MostPictures { get; init; } = 16_000;
}
