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
        Preset = LensPreset.Paper,
        Steps = 100_000,
        HiddenPerOutput = 4,
        Centring = LensCentring.OneMean,
        SearchSamples = 2_000_000,
    };

    /// <summary>How the lens searches. Default: fast.</summary>
    public LensPreset Preset { get; init; } = LensPreset.Fast;

    /// <summary>
    /// Seed of every random stream. Same seed, same answer, whatever the number of threads. Default 0.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>Training steps; 0 means that a fast run decides by itself. Default 0 (fast), 100,000 (paper).</summary>
    public int Steps { get; init; }

    /// <summary>Wall-clock budget; the number of steps is fixed from the measured step time. Default: none.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Worker threads; 0 means all cores. The answer does not depend on it. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>Padding p on either side of the hidden axis, n = d + 2p; -1 means p = d. Default -1.</summary>
    public int Padding { get; init; } = -1;

    /// <summary>Samples in a batch, rounded to a multiple of d; 0 means 500 d. Default 0.</summary>
    public int BatchSize { get; init; }

    /// <summary>Steps that make one epoch of the schedules. Default 100.</summary>
    public int StepsPerEpoch { get; init; } = 100;

    /// <summary>Learning rate of generator and filter at the start. Default 1e-4.</summary>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>Learning rate of the density estimators at the start. Default 1e-3.</summary>
    public double EstimatorLearningRate { get; init; } = 1e-3;

    /// <summary>Learning rates fall logarithmically to this fraction of their start. Default 0.1.</summary>
    public double LearningRateDecay { get; init; } = 0.1;

    /// <summary>Weight of alignment, minus the mean correlation of neighbouring components. Default 1.</summary>
    public double AlignmentWeight { get; init; } = 1;

    /// <summary>Weight of uniformity, the mean divergence between shifted densities. Default 2.</summary>
    public double UniformityWeight { get; init; } = 2;

    /// <summary>Weight of resolution: mean marginal entropy minus joint entropy. Default 1.</summary>
    public double ResolutionWeight { get; init; } = 1;

    /// <summary>Weight of information, the low-rank joint entropy that is kept high. Default 0.75.</summary>
    public double InformationWeight { get; init; } = 0.75;

    /// <summary>Standard deviation of the noise on the filter at the start. Default 0.1.</summary>
    public double FilterNoise { get; init; } = 0.1;

    /// <summary>Epochs in which the noise on the filter falls by a factor e. Default 10.</summary>
    public double FilterNoiseEpochs { get; init; } = 10;

    /// <summary>
    /// Standard deviation of the entries of A at the start (training from the identity). Default 1e-3.
    /// </summary>
    public double InitialScale { get; init; } = 1e-3;

    /// <summary>Whether the conditional estimators and their share of uniformity are used. Default true.</summary>
    public bool Conditional { get; init; } = true;

    /// <summary>
    /// Hidden units of the conditional networks for each of their 4d outputs. Default 1; paper 4 (16d).
    /// </summary>
    public int HiddenPerOutput { get; init; } = 1;

    /// <summary>Knots per revealed component on which the conditional networks are tabulated. Default 32.</summary>
    public int Knots { get; init; } = 32;

    /// <summary>
    /// What is taken off the samples before scaling. Default: each component's mean; paper: one mean.
    /// </summary>
    public LensCentring Centring { get; init; } = LensCentring.EachComponent;

    /// <summary>Parts of the fast preset that are left out, to see what they are worth. Default: none.</summary>
    public LensIngredients Without { get; init; }

    /// <summary>
    /// Samples that are kept in memory; of more, a random choice is read. Default 200,000; paper 2,000,000.
    /// </summary>
    public int SearchSamples { get; init; } = 200_000;
}
