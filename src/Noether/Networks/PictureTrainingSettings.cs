namespace Noether.Networks;

/// <summary>How a classifier of pictures is trained.</summary>
internal sealed record PictureTrainingSettings
{
    /// <summary>Passes over the training pictures, at least 1.</summary>
    public int Epochs { get; init; } = 60;

    /// <summary>
    /// Pictures in a step, at least 1; an epoch is cut into as few steps as that allows, of sizes that differ by one at
    /// most.
    /// </summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Largest learning rate of the one-cycle schedule, above 0.</summary>
    public double MaximumRate { get; init; } = 5e-3;

    /// <summary>Decoupled weight decay of kernels and matrices, at least 0.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Share of each label that is spread over all classes, in [0, 1).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Seed of the order of pictures, of augmentation and of dropout.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads to use, 0 for all processors; the result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Random variants of the training pictures; null for none.</summary>
    public IPictureAugmentation? Augmentation { get; init; }

    /// <summary>
    /// Whether the weights after the epoch with the best validation accuracy (of equals the one with the smallest loss)
    /// are kept instead of the last ones.
    /// </summary>
    public bool KeepBest { get; init; }

    /// <summary>Throws unless the settings make sense.</summary>
    /// <exception cref="NoetherException">They do not.</exception>
    public void Check()
    {
        Check(Epochs >= 1, $"Training needs at least one epoch, not {Epochs}");
        Check(BatchSize >= 1, $"A batch needs at least one picture, not {BatchSize}");
        Check(double.IsFinite(MaximumRate) && MaximumRate > 0, $"The rate should be above 0, not {MaximumRate}");
        Check(double.IsFinite(WeightDecay) && WeightDecay >= 0, $"The decay should be at least 0, not {WeightDecay}");
        Check(LabelSmoothing is >= 0 and < 1, $"Label smoothing should lie in [0, 1), not {LabelSmoothing}");
        Check(Threads >= 0, $"The number of threads should be at least 0, not {Threads}");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
            throw new NoetherException(sentence + "; change the setting.");
    }
}
