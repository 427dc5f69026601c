using System.Diagnostics;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Networks;

namespace Noether.Studies.Hidden;

/// <summary>Trains a classifier on one set of templates and judges it on another.</summary>
internal static class ClassifierCase
{
    /// <summary>Runs it, from its checkpoint when there is one.</summary>
    /// <param name="context">What a case runs with.</param>
    /// <param name="representation">Draws the pictures.</param>
    /// <param name="training">Networks to learn from.</param>
    /// <param name="calibration">Networks for the temperature.</param>
    /// <param name="held">Networks to be judged on.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="classes">Number of classes.</param>
    public static (StudyFigures Figures, SymmetryModel Model) Run(
        StudyContext context, IHiddenRepresentation representation, LabelledSources training,
        LabelledSources calibration, LabelledSources held, ClassifierSettings settings,
        int classes = SymmetryClasses.Count)
    {
        var clock = Stopwatch.StartNew();
        var model = SymmetryTraining.Train(
            representation, training, calibration, classes, settings, Path.Combine(context.Scratch, "classifier"),
            context.Threads, new Watched(context, clock), context.Cancellation);
        var trained = clock.Elapsed.TotalSeconds;
        var score = ClassifierScore.Of(model, held, context.Threads, context.Cancellation);
        var figures = new StudyFigures()
            .Add("accuracy", score.Single.Accuracy).Add("accuracyError", ErrorOf(score.Single.Accuracy, held))
            .Add("averaged", score.Averaged.Accuracy).Add("averagedError", score.Averaged.AccuracyError)
            .Add("balanced", Balanced(score.Single)).Add("averagedBalanced", Balanced(score.Averaged))
            .Add("templates", score.Averaged.Count).Add("networks", score.Single.Count)
            .Add("trainingNetworks", training.Count)
            .Add("temperature", model.Temperature)
            .Add("plainLoss", score.PlainLoss).Add("loss", score.Loss)
            .Add("plainEce", score.PlainReliability.ExpectedCalibrationError)
            .Add("ece", score.Reliability.ExpectedCalibrationError)
            .Add("averagedEce", score.AveragedReliability.ExpectedCalibrationError)
            .Add("seconds", trained).Add("judgingSeconds", clock.Elapsed.TotalSeconds - trained);
        Add(figures, "single", score.Single);
        Add(figures, "averaged", score.Averaged);
        for (var b = 0; b < score.Reliability.Bins.Count; b++)
        {
            var bin = score.Reliability.Bins[b];
            figures.Add($"bin.{b}.count", bin.Count).Add($"bin.{b}.correct", bin.Correct)
                .Add($"bin.{b}.confidence", bin.ConfidenceSum);
        }

        return (figures, model);
    }

    /// <summary>Accuracy with its error, such as 73.1 ± 1.8.</summary>
    public static string Percent(double share, double error) =>
        $"{StudyPage.Number(100 * share, 1)} ± {StudyPage.Number(100 * error, 1)}";

    // Networks of one template are not independent: the error is that of as many templates.
    private static double ErrorOf(double accuracy, LabelledSources held) =>
        Math.Sqrt(accuracy * (1 - accuracy) / held.Templates.Distinct().Count());

    private static double Balanced(ConfusionMatrix matrix) =>
        Enumerable.Range(0, matrix.Classes).Average(k => matrix.Recall(k));

    private static void Add(StudyFigures figures, string name, ConfusionMatrix matrix)
    {
        for (var label = 0; label < matrix.Classes; label++)
        {
            for (var prediction = 0; prediction < matrix.Classes; prediction++)
                figures.Add($"{name}.{label}.{prediction}", matrix[label, prediction]);
        }
    }

    private sealed class Watched(StudyContext context, Stopwatch clock) : IProgress<PictureTrainingProgress>
    {
        public void Report(PictureTrainingProgress value)
        {
            var done = (double)value.Step / value.TotalSteps;
            context.Progress.Report(new(
                $"classifier, epoch {value.Epochs.Count + 1}", done,
                done > 0 ? clock.Elapsed * ((1 - done) / done) : null));
        }
    }
}
