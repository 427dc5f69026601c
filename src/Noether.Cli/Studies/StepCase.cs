using System.Diagnostics;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Training;

namespace Noether.Cli.Studies;

/// <summary>How long a step of the training takes.</summary>
internal static class StepCase
{
    private const int WarmUpSteps = 2;
    private const int FewestSteps = 5;

    /// <summary>More than any measurement will do.</summary>
    private const int Steps = 1_000_000;

    /// <summary>Times steps from the identity on gaussian signals behind a permutation.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="d">Dimension; padding d, batch 500 d.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="seconds">How long to measure, at least five steps.</param>
    public static StudyFigures Run(StudyContext context, int d, long samples, double seconds)
    {
        context.Report("generating");
        var data = SyntheticData.Generate(
            new SyntheticSettings
            {
                Dimension = d,
                Samples = samples,
                Transform = HiddenTransform.Permuted,
                Seed = 1,
            },
            context.Cancellation);
        var settings = LensSettings.Fast with
        {
            Padding = d,
            BatchSize = 500 * d,
            Threads = context.Threads,
            Steps = Steps,
            Seed = 1,
        };
        var loaded = LensSamples.Load(
            data.ToSampleSet(), settings.SearchSamples, settings.Centring, settings.Seed, context.Cancellation);
        var trainer = new LensTrainer(loaded, settings, TrainingPlan.From(settings), context.Threads);
        trainer.Model.StartAtIdentity(settings.InitialScale);
        context.Report("timing steps", 0.5);
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        for (var step = 0; step < WarmUpSteps + FewestSteps || watch.Elapsed.TotalSeconds < seconds; step++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            trainer.Advance();
            if (step >= WarmUpSteps)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new StudyFigures().Add("dimension", d).Add("samples", samples)
            .Add("batch", Math.Min(500 * d, loaded.Training) / d * d)
            .Add("milliseconds", Statistics.Median(times)).Add("bestMilliseconds", Statistics.Least(times))
            .Add("steps", times.Count);
    }
}
