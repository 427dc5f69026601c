using Noether.Discovery.Settings;

namespace Noether.Labels;

/// <summary>What labels are.</summary>
public enum LabelKind
{
    /// <summary>Classes where they are whole numbers with at most 20 levels, values otherwise.</summary>
    Auto,

    /// <summary>Real values, in which larger and smaller has a meaning.</summary>
    Values,

    /// <summary>Names of classes.</summary>
    Classes,
}

/// <summary>Settings of <see cref="LabelMethod"/>.</summary>
public sealed record LabelSettings
{
    /// <summary>What the labels are. Default: found out.</summary>
    [Setting("What the labels are: values or classes; auto takes whole numbers with at most 20 levels for classes.")]
    public LabelKind LabelKind { get; init; }

    /// <summary>
    /// Whether maps act about the mean of the samples; about 0 where it is false, the default.
    /// </summary>
    [Setting("Look for linear maps about the mean of the samples, not about 0.")]
    public bool Centre { get; init; }

    /// <summary>
    /// Vectors in a row, on which one group acts alike: of 2, (x, y) goes to (G x, G y). A function that takes several
    /// rows at once is told by its inputs. Default 1.
    /// </summary>
    [Setting("Vectors that stand one after another in a row, and on which one group acts alike.", Least = 1, Most = 16)]
    public int Vectors { get; init; } = 1;

    /// <summary>Leading principal directions to work in; null means all that the samples span.</summary>
    [Setting("Leading principal directions of the samples to work in.", Least = 2, Most = 32,
        Automatic = "all that the samples span")]
    public int? Components { get; init; }

    /// <summary>Samples to use at most, drawn by the seed. Default 3000.</summary>
    [Setting("Samples to use at most; the cost of a fit grows with their third power.", Least = 100, Most = 20_000,
        Advanced = true)]
    public int MostSamples { get; init; } = 3000;

    /// <summary>Permutations of what a fit leaves of the labels, or of the normals of classes, that the spectrum is
    /// held against.
    /// Default 19.</summary>
    [Setting("Permutations of residuals, or of normals, that the spectrum is held against.", Least = 5, Most = 999,
        Advanced = true)]
    public int Permutations { get; init; } = 19;
}
