using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Symmetries;
using Noether.Networks;

namespace Noether.SymmetryModels;

/// <summary>How one classifier does on held-out templates, as in evaluation.json.</summary>
public sealed record EvaluatedTask
{
    /// <summary>"five classes", or the class whose presence was to be told.</summary>
    public required string Task { get; init; }

    /// <summary>Names of rows and columns of the confusion matrices.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>From each network alone.</summary>
    public required EvaluatedShare OneNetwork { get; init; }

    /// <summary>From the mean likelihoods of all networks of a template.</summary>
    public required EvaluatedShare AllNetworks { get; init; }

    /// <summary>Logits are divided by this.</summary>
    public required double Temperature { get; init; }

    /// <summary>Mean of -log likelihood of the true class in nats, before the temperature.</summary>
    public required double LossBefore { get; init; }

    /// <summary>The same with the temperature.</summary>
    public required double Loss { get; init; }

    /// <summary>Expected calibration error before the temperature.</summary>
    public required double CalibrationErrorBefore { get; init; }

    /// <summary>The same with the temperature.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Reliability before the temperature, from each network alone.</summary>
    public required IReadOnlyList<EvaluatedBin> ReliabilityBefore { get; init; }

    /// <summary>The same with the temperature.</summary>
    public required IReadOnlyList<EvaluatedBin> Reliability { get; init; }

    /// <summary>Loss of training after each epoch, in nats.</summary>
    public required IReadOnlyList<double> TrainingLoss { get; init; }

    /// <summary>The figures of a training.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="networksEach">Networks of each template.</param>
    internal static EvaluatedTask Of(TaskOutcome outcome, int networksEach)
    {
        var score = outcome.Score;
        return new EvaluatedTask
        {
            Task = outcome.Symmetry is { } symmetry ? SymmetryClasses.Phrase(symmetry) : "five classes",
            Classes = outcome.Symmetry is { } present
                ? ["absent", SymmetryClasses.Symbol(present)]
                : [.. SymmetryClasses.Symbols],
            OneNetwork = EvaluatedShare.Of(score.Single, networksEach),
            AllNetworks = EvaluatedShare.Of(score.Averaged, 1),
            Temperature = outcome.Model.Temperature,
            LossBefore = score.PlainLoss,
            Loss = score.Loss,
            CalibrationErrorBefore = score.PlainReliability.ExpectedCalibrationError,
            CalibrationError = score.Reliability.ExpectedCalibrationError,
            ReliabilityBefore = Bins(score.PlainReliability),
            Reliability = Bins(score.Reliability),
            TrainingLoss = [.. outcome.Epochs.Select(epoch => epoch.TrainingLoss)],
        };
    }

    private static EvaluatedBin[] Bins(ReliabilityDiagram diagram) =>
        [.. diagram.Bins.Select(bin => new EvaluatedBin(bin.Count, bin.Confidence, bin.Accuracy))];
}

/// <summary>Answers of about one confidence, as in evaluation.json.</summary>
/// <param name="Count">Number of answers.</param>
/// <param name="Confidence">Mean of their largest likelihoods; NaN (null in the file) if there are none.</param>
/// <param name="Accuracy">Share of right ones; NaN (null in the file) if there are none.</param>
public sealed record EvaluatedBin(int Count, double Confidence, double Accuracy);
