using Noether.Discovery.Settings;

namespace Noether.Lens;

/// <summary>
/// Every knob of the lens. The defaults are the <c>fast</c> preset; <see cref="Paper"/> gives the settings of
/// Efe and Ozakin, arXiv 2410.05232, as their public implementation runs them.
/// </summary>
public sealed record LensSettings
{
    /// <summary>The settings of the <c>fast</c> preset.</summary>
    public static LensSettings Fast { get; } = new();

    /// <summary>The settings of the <c>paper</c> preset: 1,000 epochs of 100 batches from the identity.</summary>
    public static LensSettings Paper { get; } = new()
    {
        Strategy = LensStrategy.Training,
        Steps = 100_000,
        HiddenPerOutput = 4,
        Centring = LensCentring.OneMean,
        UniformityWeights = UniformityWeights.EachEntry,
        SearchSamples = 2_000_000,
    };

    /// <summary>
    /// Training steps; of a fast run from its best answer, 0 for none. Default 0 (fast), 100,000 (paper).
    /// </summary>
    [Setting("Training steps.", Least = 1, Most = 1_000_000_000, Automatic = "what the preset decides")]
    public int Steps { get; init; }

    /// <summary>Padding p on either side of the hidden axis, n = d + 2p; -1 means p = d. Default -1.</summary>
    [Setting("Padding on either side of the hidden axis.", Least = 0, Most = 1024, Automatic = "the dimension")]
    public int Padding { get; init; } = -1;

    /// <summary>Samples in a batch, rounded to a multiple of d; 0 means 500 d. Default 0.</summary>
    [Setting("Samples in a batch of training.", Name = "batch", Least = 1, Most = 10_000_000,
        Automatic = "500 times the dimension")]
    public int BatchSize { get; init; }

    /// <summary>Number of hidden axes to look for: 1 or 2; 0 lets the data decide. Default 0.</summary>
    [Setting("Number of hidden axes to look for.", Least = 1, Most = 2, Automatic = "decided by the data")]
    public int Axes { get; init; }

    /// <summary>
    /// Rows and columns of the hidden grid, such as "16x16", where they are known; empty otherwise. Default empty.
    /// </summary>
    [Setting("Rows and columns of the hidden grid, such as 16x16.", Automatic = "decided by the data")]
    public string Shape { get; init; } = "";

    /// <summary>The same, parsed; null where it is not known.</summary>
    internal GridShape? WantedShape => Shape.Length > 0 ? GridShape.Parse(Shape) : null;

    /// <summary>Whether somebody asks for two axes.</summary>
    internal bool AsksForGrid => Axes == 2 || Shape.Length > 0;

    /// <summary>Whether the conditional estimators and their share of uniformity are used. Default true.</summary>
    [Setting("Use the conditional estimators in training; without them steps are quicker and judge less well.")]
    public bool Conditional { get; init; } = true;

    /// <summary>
    /// Rate of error at which a symmetry is claimed, on samples that took no part in the search: the share of data that miss a
    /// requirement but are called found. 0.001 to 0.5, default 0.05.
    /// </summary>
    [Setting("Rate of error at which a symmetry is claimed, on samples that took no part in the search.", Least = 0.001, Most = 0.5)]
    public double Level { get; init; } = 0.05;

    /// <summary>
    /// Resamples on which the generator is found anew, for bands on its entries and on its cosine; 0 for none. Default 20.
    /// </summary>
    [Setting("Resamples on which the generator is found anew, for bands on its entries; 0 for none.", Least = 0, Most = 10_000)]
    public int Resamples { get; init; } = 20;

    /// <summary>How the lens searches. Default: by proposals; paper: by training.</summary>
    [Setting("How the answer is searched: judged proposals, or one training from the identity.", Advanced = true)]
    public LensStrategy Strategy { get; init; }

    /// <summary>
    /// Samples that are kept in memory; of more, a random choice is read. Default 200,000; paper 2,000,000.
    /// </summary>
    [Setting("Samples that are kept in memory; of more, a random choice is read.", Least = 200, Most = 50_000_000,
        Advanced = true)]
    public int SearchSamples { get; init; } = 200_000;

    /// <summary>
    /// What is taken off the samples before scaling. Default: each component's mean; paper: one mean.
    /// </summary>
    [Setting("What is taken off the samples before scaling: the mean of each component, or one mean.",
        Advanced = true)]
    public LensCentring Centring { get; init; } = LensCentring.EachComponent;

    /// <summary>Parts of the fast preset that are left out, to see what they are worth. Default: none.</summary>
    [Setting("Parts of the search that are left out, to see what they are worth.", Advanced = true)]
    public LensIngredients Without { get; init; }

    /// <summary>Learning rate of generator and filter at the start. Default 1e-4.</summary>
    [Setting("Learning rate of generator and filter at the start.", Least = 1e-9, Most = 1, Advanced = true)]
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Learning rate of the density estimators at the start. Default 1e-3.</summary>
    [Setting("Learning rate of the density estimators at the start.", Least = 1e-9, Most = 1, Advanced = true)]
    public double EstimatorLearningRate { get; init; } = 1e-3;

    /// <summary>Learning rates fall logarithmically to this fraction of their start. Default 0.1.</summary>
    [Setting("Fraction of their start to which the learning rates fall.", Least = 1e-6, Most = 1, Advanced = true)]
    public double LearningRateDecay { get; init; } = 0.1;

    /// <summary>Steps that make one epoch of the schedules. Default 100.</summary>
    [Setting("Steps that make one epoch of the schedules.", Least = 1, Most = 1_000_000_000, Advanced = true)]
    public int StepsPerEpoch { get; init; } = 100;

    /// <summary>Weight of alignment, minus the mean correlation of neighbouring components. Default 1.</summary>
    [Setting("Weight of alignment, minus the mean correlation of neighbouring components.", Least = 0, Most = 1e3,
        Advanced = true)]
    public double AlignmentWeight { get; init; } = 1;

    /// <summary>Weight of uniformity, the mean divergence between shifted densities. Default 2.</summary>
    [Setting("Weight of uniformity, the mean divergence between shifted densities.", Least = 0, Most = 1e3,
        Advanced = true)]
    public double UniformityWeight { get; init; } = 2;

    /// <summary>
    /// How uniformity averages the divergences between neighbours. Default: each direction alike; paper: each entry, as
    /// its public implementation does, which decides whether the ends of the axis come out right.
    /// </summary>
    [Setting("What weighs alike in uniformity: each component or pair, or each of its directions.", Advanced = true)]
    public UniformityWeights UniformityWeights { get; init; } = UniformityWeights.EachDirection;

    /// <summary>Weight of resolution: mean marginal entropy minus joint entropy. Default 1.</summary>
    [Setting("Weight of resolution, mean marginal entropy minus joint entropy.", Least = 0, Most = 1e3,
        Advanced = true)]
    public double ResolutionWeight { get; init; } = 1;

    /// <summary>Weight of information, the low-rank joint entropy that is kept high. Default 0.75.</summary>
    [Setting("Weight of information, the low-rank joint entropy that is kept high.", Least = 0, Most = 1e3,
        Advanced = true)]
    public double InformationWeight { get; init; } = 0.75;

    /// <summary>Standard deviation of the noise on the filter at the start. Default 0.1.</summary>
    [Setting("Standard deviation of the noise on the filter at the start of training.", Least = 0, Most = 10,
        Advanced = true)]
    public double FilterNoise { get; init; } = 0.1;

    /// <summary>Epochs in which the noise on the filter falls by a factor e. Default 10.</summary>
    [Setting("Epochs in which the noise on the filter falls by a factor e.", Least = 1e-3, Most = 1e9,
        Advanced = true)]
    public double FilterNoiseEpochs { get; init; } = 10;

    /// <summary>
    /// Standard deviation of the entries of A at the start (training from the identity). Default 1e-3.
    /// </summary>
    [Setting("Standard deviation of the entries of the generator's logarithm at the start.", Least = 1e-9, Most = 1,
        Advanced = true)]
    public double InitialScale { get; init; } = 1e-3;

    /// <summary>
    /// Hidden units of the conditional networks for each of their 4d outputs. Default 1; paper 4 (16d).
    /// </summary>
    [Setting("Hidden units of the conditional networks for each of their outputs.", Least = 1, Most = 64,
        Advanced = true)]
    public int HiddenPerOutput { get; init; } = 1;

    /// <summary>Knots per revealed component on which the conditional networks are tabulated. Default 32.</summary>
    [Setting("Knots on which the conditional networks are tabulated.", Least = 3, Most = 1024, Advanced = true)]
    public int Knots { get; init; } = 32;
}
