using System.Diagnostics;
using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>How long a step of the training takes.</summary>
internal static class StepCase
{
    private const int WarmUpSteps = 2;
    private const int FewestSteps = 5;
    private const ulong Seed = 1;

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
                Seed = Seed,
            },
            context.Cancellation);
        var settings = LensSettings.Fast with
        {
            Padding = d,
            BatchSize = 500 * d,
            Steps = Steps,
        };
        var loaded = LensRuns.Load(context, data.ToSampleSet(), settings, Seed);
        var trainer = LensRuns.Trainer(context, loaded, settings, Seed);
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
