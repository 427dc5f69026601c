using Noether.Discovery.Settings;
using Noether.Labels;

namespace Noether.Published.Krippendorf;

/// <summary>Settings of <see cref="KrippendorfMethod"/>.</summary>
public sealed record KrippendorfSettings
{
    /// <summary>What the labels are. Default: found out.</summary>
    [Setting("What the labels are: values or classes; auto takes whole numbers with at most 20 levels for classes.")]
    public LabelKind LabelKind { get; init; }

    /// <summary>Thin slices that values are cut into, each a class. Default 8.</summary>
    [Setting("Thin slices that labels which are values are cut into, each a class.", Least = 2, Most = 20)]
    public int Slices { get; init; } = 8;

    /// <summary>Share of the samples that slices keep; the others lie between them. Default 0.25.</summary>
    [Setting("Share of the samples that lie in slices; the others are left out.", Least = 0.01, Most = 1,
        Advanced = true)]
    public double SliceShare { get; init; } = 0.25;

    /// <summary>Planes to draw, each a regression. Null, the default: 5 in two dimensions and 20 in three, as
    /// published,
    /// 40 in more.</summary>
    [Setting("Planes to draw, with a regression each.", Least = 1, Most = 10_000,
        Automatic = "5, 20 or 40 in 2, 3 or more dimensions")]
    public int? Draws { get; init; }

    /// <summary>Largest distance of a pair, in units of the root mean square norm of samples. Default 0.3.</summary>
    [Setting("Largest distance of two points of a pair, in units of the size of samples.", Least = 1e-3, Most = 10,
        Advanced = true)]
    public double Near { get; init; } = 0.3;

    /// <summary>Largest distance of a point from the plane. Null, the default: 0.5, and 0.3 in four dimensions and
    /// more.</summary>
    [Setting("Largest distance of a point from the plane, in units of the size of samples.", Least = 1e-3, Most = 10,
        Automatic = "0.5, and 0.3 in four dimensions and more", Advanced = true)]
    public double? Slab { get; init; }

    /// <summary>Epochs of the classifier; 0 leaves it out. Default 60, with a rate of 1e-3 (published: 10 with 2.5e-4
    /// and many more samples).</summary>
    [Setting("Epochs of the classifier that tells whether classes follow from samples; 0 leaves it out.", Least = 0,
        Most = 1000)]
    public int Epochs { get; init; } = 60;

    /// <summary>Samples to use at most. Default 3000.</summary>
    [Setting("Samples to use at most.", Least = 100, Most = 20_000, Advanced = true)]
    public int MostSamples { get; init; } = 3000;
}
