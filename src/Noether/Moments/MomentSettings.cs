using Noether.Discovery.Settings;

namespace Noether.Moments;

/// <summary>About which point maps act.</summary>
public enum MomentOrigin
{
    /// <summary>0 where the mean of the samples is not to be told from it, otherwise the mean.</summary>
    Auto,

    /// <summary>The mean of the samples.</summary>
    Mean,

    /// <summary>The origin, 0.</summary>
    Zero,
}

/// <summary>Which moments a symmetry must keep.</summary>
public enum MomentOrders
{
    /// <summary>Second moments, and waves cos(w x + b) of many lengths and directions, which know all orders.</summary>
    All,

    /// <summary>Second moments alone; of samples without partners any rotation of whitened ones keeps those.</summary>
    Second,
}

/// <summary>Settings of <see cref="MomentMethod"/>.</summary>
public sealed record MomentSettings
{
    /// <summary>
    /// About which point maps act. A compact group keeps the mean, so that the mean is the more general; where it is 0 but for chance, 0 is
    /// the more exact. Default: found out.
    /// </summary>
    [Setting("Whether maps act about the mean of the samples or about zero; auto takes zero where the mean is zero but for chance.")]
    public MomentOrigin About { get; init; }

    /// <summary>Which moments must be kept. Default: all.</summary>
    [Setting("Which moments a symmetry must keep: all, by waves of many lengths and directions, or second ones alone.")]
    public MomentOrders Orders { get; init; }

    /// <summary>
    /// Columns of a block: maps mix columns within a block only, as LieGAN's masks have it; null (the default) means any
    /// columns.
    /// </summary>
    [Setting("Columns of a block; maps mix columns within blocks of so many only.", Least = 2, Most = 64, Automatic = "no blocks")]
    public int? Blocks { get; init; }

    /// <summary>Leading principal directions to work in; null means all that the samples span.</summary>
    [Setting("Leading principal directions of the samples to work in.", Least = 2, Most = 24,
        Automatic = "all that the samples span")]
    public int? Components { get; init; }

    /// <summary>Samples to use at most, drawn by the seed. Default 20,000.</summary>
    [Setting("Samples to use at most, drawn at random.", Least = 200, Most = 1_000_000, Advanced = true)]
    public int MostSamples { get; init; } = 20_000;
}
