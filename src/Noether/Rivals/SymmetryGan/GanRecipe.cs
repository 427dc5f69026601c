namespace Noether.Rivals.SymmetryGan;

/// <summary>A training of SymmetryGAN.</summary>
internal sealed record GanRecipe
{
    /// <summary>The family; not <see cref="MapFamily.Auto"/>.</summary>
    public required MapFamily Family { get; init; }

    /// <summary>Number of restarts.</summary>
    public required int Restarts { get; init; }

    /// <summary>Steps of each.</summary>
    public required int Steps { get; init; }

    /// <summary>Parameters begin uniform in +- this.</summary>
    public double Start { get; init; } = 1;

    /// <summary>Order of the cyclic penalty 0.1 mean |g^q(x) - x|^2; 0 for none.</summary>
    public int Order { get; init; }

    /// <summary>
    /// Whether the element has the loss of cross-entropy with prediction and target exchanged, 16.118 (1 - D(g(x))), as
    /// the published trainings with a cyclic penalty have it.
    /// </summary>
    public bool Exchanged { get; init; }

    /// <summary>
    /// Whether the discriminator takes one step on both kinds, as in the comparison by the authors of the lens, in place
    /// of one on each.
    /// </summary>
    public bool OneStep { get; init; }
}

/// <summary>The element that one restart ended at: x to x M + b, x a row.</summary>
/// <param name="Map">M at the end, d x d.</param>
/// <param name="Offset">b at the end, d.</param>
/// <param name="MeanMap">M, mean over the last fifth of the steps; orthogonal again where the family is.</param>
/// <param name="MeanOffset">b, mean over the last fifth.</param>
/// <param name="StartMap">M at the beginning.</param>
/// <param name="StartOffset">b at the beginning.</param>
internal sealed record FoundElement(
    Numerics.Matrix Map, double[] Offset, Numerics.Matrix MeanMap, double[] MeanOffset, Numerics.Matrix StartMap,
    double[] StartOffset);
