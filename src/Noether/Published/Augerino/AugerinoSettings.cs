using Noether.Discovery.Settings;

namespace Noether.Published.Augerino;

/// <summary>Settings of <see cref="AugerinoMethod"/>; published but for the channels (32) and the steps
/// (1,560).</summary>
public sealed record AugerinoSettings
{
    /// <summary>Rows x columns, or rows x columns x channels, such as 32x32x3; null means the axes of the file, or a
    /// square.</summary>
    [Setting("How the values of a picture lie: rows x columns, or rows x columns x channels, such as 32x32x3.",
        Automatic = "the axes of the file, or a square")]
    public string? Shape { get; init; }

    /// <summary>
    /// Starts, separated by commas, each a training of its own: closed (all six widths near 0), open (all at 0.31),
    /// or the
    /// name of a generator (that one at 0.31, the others near 0). Default: closed,open.
    /// </summary>
    [Setting("Starts of the widths, separated by commas: closed, open, or a generator (translation-x, translation-y, "
        + "rotation, scale, stretch, shear) that alone is open.")]
    public string Starts { get; init; } = "closed,open";

    /// <summary>Bonus for wide distributions: this times the norm of the widths is taken off the loss. Default
    /// 0.05.</summary>
    [Setting("Bonus for wide distributions: this times the norm of the widths is taken off the loss.", Least = 0, Most = 10)]
    public double Bonus { get; init; } = 0.05;

    /// <summary>Steps of a training. Default 312: eight epochs of 5,000 pictures.</summary>
    [Setting("Steps of a training.", Least = 10, Most = 100_000)]
    public int Steps { get; init; } = 312;

    /// <summary>Channels of the first convolution. Default 6.</summary>
    [Setting("Channels of the first convolution; the others have two, four and eight times as many.", Least = 1, Most = 64)]
    public int Channels { get; init; } = 6;

    /// <summary>Pictures in a step. Default 128.</summary>
    [Setting("Pictures in a step.", Least = 2, Most = 4096, Advanced = true)]
    public int Batch { get; init; } = 128;

    /// <summary>Learning rate of Adam, for network and widths. Default 0.01.</summary>
    [Setting("Learning rate of network and widths.", Least = 1e-6, Most = 1, Advanced = true)]
    public double Rate { get; init; } = 0.01;

    /// <summary>Warped copies of a picture whose answers are averaged in use. Default 4.</summary>
    [Setting("Warped copies of a picture whose answers are averaged in use.", Least = 1, Most = 64, Advanced = true)]
    public int Copies { get; init; } = 4;

    /// <summary>Pictures to use at most, drawn by the seed. Default 10000.</summary>
    [Setting("Pictures to use at most.", Least = 100, Most = 1_000_000, Advanced = true)]
    public int MostPictures { get; init; } = 10_000;
}
