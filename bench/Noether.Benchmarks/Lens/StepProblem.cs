using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Training;

namespace Noether.Benchmarks.Lens;

/// <summary>A training on generated data, placed near the identity and ready for its first step.</summary>
internal static class StepProblem
{
    private const int Samples = 100_000;

    /// <summary>More than any measurement will do.</summary>
    private const int Steps = 1_000_000;

    /// <summary>Gaussian signals behind a permutation, ready to be trained on.</summary>
    /// <param name="dimension">Number of components d.</param>
    public static LensSamples Load(int dimension)
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Dimension = dimension,
            Samples = Samples,
            Transform = HiddenTransform.Permuted,
            Seed = 1,
        });
        return LensSamples.Load(data.ToSampleSet(), Samples, LensCentring.EachComponent, 1, CancellationToken.None);
    }

    /// <summary>A training as the paper preset runs it.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="padding">Padding p.</param>
    /// <param name="batch">Samples in a batch.</param>
    /// <param name="hiddenPerOutput">Hidden units per output of the conditional networks; 0 means no such
    /// networks.</param>
    /// <param name="threads">Threads.</param>
    public static LensTrainer Create(LensSamples samples, int padding, int batch, int hiddenPerOutput, int threads)
    {
        var settings = LensSettings.Paper with
        {
            Padding = padding,
            BatchSize = batch,
            Conditional = hiddenPerOutput > 0,
            HiddenPerOutput = Math.Max(1, hiddenPerOutput),
            Steps = Steps,
        };
        var trainer = new LensTrainer(samples, settings, TrainingPlan.From(settings), seed: 1, threads);
        trainer.Model.StartAtIdentity(settings.InitialScale);
        return trainer;
    }
}
