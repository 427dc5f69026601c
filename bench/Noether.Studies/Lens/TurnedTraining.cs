using System.Diagnostics;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;

namespace Noether.Studies.Lens;

/// <summary>
/// Training alone, from a start that a study may know and a discovery may not: the truth, turned until little of it is
/// right. What the training makes of it tells what its settings are worth, whatever the search finds.
/// </summary>
internal static class TurnedTraining
{
    /// <summary>Samples in a batch, 32 d.</summary>
    public const int Batch = 1056;

    private const int WarmUpSteps = 200;
    private const double FirstRho = 0.5;

    /// <summary>Trains.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="data">The data.</param>
    /// <param name="settings">The knobs of the training, with its steps.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <param name="cosine">Cosine of the start; 1 starts at the truth.</param>
    public static StudyFigures Run(
        StudyContext context, SyntheticSettings data, LensSettings settings, ulong seed, double cosine)
    {
        context.Report("generating");
        var made = SyntheticData.Generate(data, context.Cancellation);
        settings = settings with
        {
            Padding = settings.Padding < 0 ? data.Dimension : settings.Padding,
            BatchSize = Batch,
        };
        var samples = LensRuns.Load(context, made.ToSampleSet(), settings, seed);
        // As the polish of the fast preset does: the estimators settle first, and the rank schedule begins half-way.
        var trainer = LensRuns.Trainer(
            context, samples, settings, seed, plan => plan with { FirstRho = FirstRho, WarmUp = WarmUpSteps });
        var start = TurnedTruth.Of(made.Transform, cosine, data.Seed);
        trainer.Model.StartAt(start);
        var watch = Stopwatch.StartNew();
        trainer.WarmUp(context.Cancellation);
        trainer.Run(
            row =>
            {
                if (row.Step % 50 == 0)
                    context.Progress.Report(Progress(row, settings.Steps, watch.Elapsed));
            },
            context.Cancellation);
        var (generator, _) = trainer.Model.Answer();
        var score = GeneratorScore.Compare(GroupConvolutions.Crop(generator, data.Dimension), made.Truth);
        var last = trainer.History[^1];
        return new StudyFigures().Add("cosine", score.Cosine).Add("rmse", score.Rmse)
            .Add("startCosine", GeneratorScore.Compare(TurnedTruth.Shift(start), made.Truth).Cosine)
            .Add("seconds", watch.Elapsed.TotalSeconds).Add("steps", settings.Steps).Add("loss", last.Total)
            .Add("alignment", last.Alignment).Add("uniformity", last.Uniformity)
            .Add("marginalEntropy", last.MarginalEntropy).Add("jointEntropy", last.JointEntropy);
    }

    private static RunProgress Progress(LensHistoryRow row, int steps, TimeSpan elapsed)
    {
        var done = (row.Step + 1.0) / steps;
        return new RunProgress("training", done, elapsed * ((1 - done) / done))
        {
            Row = LensRuns.Shown(row),
            TotalSteps = steps,
        };
    }
}
