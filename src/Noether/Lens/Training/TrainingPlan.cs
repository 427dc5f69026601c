using Noether.Optimization;

namespace Noether.Lens.Training;

/// <summary>The schedule of one training: what changes over its steps.</summary>
internal sealed record TrainingPlan
{
    /// <summary>Number of steps, at least 1.</summary>
    public required int Steps { get; init; }

    /// <summary>Learning rate of generator and filter at the start.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Learning rate of the estimators at the start.</summary>
    public required double EstimatorLearningRate { get; init; }

    /// <summary>Both fall logarithmically, epoch by epoch, to this fraction.</summary>
    public required double Decay { get; init; }

    /// <summary>Steps in an epoch.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Noise on the filter at the start.</summary>
    public required double FilterNoise { get; init; }

    /// <summary>Epochs in which that noise falls by a factor e.</summary>
    public required double FilterNoiseEpochs { get; init; }

    /// <summary>Normalised training time rho at which the rank schedule begins; 0 from the identity.</summary>
    public double FirstRho { get; init; }

    /// <summary>Steps in which only the estimators learn, before the first step.</summary>
    public int WarmUp { get; init; }

    /// <summary>The plan that settings ask for.</summary>
    public static TrainingPlan From(LensSettings settings) => new()
    {
        Steps = settings.Steps,
        LearningRate = settings.LearningRate,
        EstimatorLearningRate = settings.EstimatorLearningRate,
        Decay = settings.LearningRateDecay,
        StepsPerEpoch = settings.StepsPerEpoch,
        FilterNoise = settings.FilterNoise,
        FilterNoiseEpochs = settings.FilterNoiseEpochs,
    };

    /// <summary>Factor of both learning rates at every step: decay^(epoch/(epochs - 1)).</summary>
    public double[] Factors()
    {
        var epochs = Math.Max(1, (Steps + StepsPerEpoch - 1) / StepsPerEpoch);
        var schedule = new LogarithmicSchedule(1, Decay, epochs, StepsPerEpoch);
        var result = new double[Steps];
        for (var t = 0; t < Steps; t++)
            result[t] = schedule.Rate(t);
        return result;
    }

    /// <summary>Noise on the filter at a step: sigma exp(-epoch/epochs).</summary>
    public double Noise(long step) =>
        FilterNoise == 0 ? 0 : FilterNoise * Math.Exp(-(step / StepsPerEpoch) / FilterNoiseEpochs);

    /// <summary>
    /// rho at every step: the share of the sum of learning rates that is behind it, begun at FirstRho.
    /// </summary>
    public double[] Rhos()
    {
        var result = Factors();
        var sum = 0.0;
        for (var t = 0; t < Steps; t++)
            result[t] = sum += result[t];
        for (var t = 0; t < Steps; t++)
            result[t] = FirstRho + ((1 - FirstRho) * result[t] / sum);
        return result;
    }
}
