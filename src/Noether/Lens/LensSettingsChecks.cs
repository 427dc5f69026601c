namespace Noether.Lens;

/// <summary>Refuses settings that make no sense, each with the name of the setting and its range.</summary>
internal static class LensSettingsChecks
{
    public static void Require(LensSettings s)
    {
        Within(s.Steps, 0, 1_000_000_000, "The number of steps");
        Within(s.Threads, 0, 1024, "The number of threads");
        Within(s.Padding, -1, 1024, "The padding");
        Within(s.BatchSize, 0, 10_000_000, "The batch size");
        Within(s.StepsPerEpoch, 1, 1_000_000_000, "The number of steps in an epoch");
        Within(s.HiddenPerOutput, 1, 64, "The number of hidden units per output");
        Within(s.Knots, 3, 1024, "The number of knots");
        Within(s.SearchSamples, 200, 50_000_000, "The number of samples to search with");
        Within(s.LearningRate, 1e-9, 1, "The learning rate");
        Within(s.EstimatorLearningRate, 1e-9, 1, "The learning rate of the estimators");
        Within(s.LearningRateDecay, 1e-6, 1, "The decay of the learning rates");
        Within(s.AlignmentWeight, 0, 1e3, "The weight of alignment");
        Within(s.UniformityWeight, 0, 1e3, "The weight of uniformity");
        Within(s.ResolutionWeight, 0, 1e3, "The weight of resolution");
        Within(s.InformationWeight, 0, 1e3, "The weight of information");
        Within(s.FilterNoise, 0, 10, "The noise on the filter");
        Within(s.FilterNoiseEpochs, 1e-3, 1e9, "The number of epochs of the noise on the filter");
        Within(s.InitialScale, 1e-9, 1, "The initial scale");
        if (s.Budget is { } budget)
            Within(budget.TotalSeconds, 1, 1e7, "The budget in seconds");
        if (s.Preset == LensPreset.Paper && s.Steps == 0 && s.Budget is null)
        {
            throw new NoetherException(
                "The paper preset needs a number of steps or a budget: give --steps or --budget.");
        }
    }

    private static void Within(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw new NoetherException($"{name} must lie between {least} and {most}, not {value}.");
    }
}
