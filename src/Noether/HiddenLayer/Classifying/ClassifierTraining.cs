using System.Diagnostics;
using System.Globalization;
using Noether.Data.Weights;
using Noether.Discovery;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Networks;

namespace Noether.HiddenLayer.Classifying;

/// <summary>
/// Trains classifiers on one split of the templates of an ensemble and judges them on what was held out.
/// </summary>
/// <param name="sources">The hidden layers of all networks.</param>
/// <param name="split">Which templates are for what.</param>
/// <param name="representation">Draws the pictures.</param>
/// <param name="settings">How to train.</param>
/// <param name="folder">Folder of the checkpoints; exists.</param>
internal sealed class ClassifierTraining(
    LabelledSources sources, TemplateSplit split, IHiddenRepresentation representation, ClassifierSettings settings,
    string folder)
{
    private const string CheckpointStart = "checkpoint-";

    /// <summary>Worker threads; 0 means all processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Told after each step; may be null.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Whether a folder holds a training that was interrupted.</summary>
    /// <param name="folder">The folder, which need not exist.</param>
    public static bool IsUnderWay(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, CheckpointStart + "*").Any();

    /// <summary>Removes all checkpoints.</summary>
    /// <param name="folder">Their folder.</param>
    public static void DeleteCheckpoints(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, CheckpointStart + "*"))
            File.Delete(file);
    }

    /// <summary>Refuses to go on from the checkpoint of another training, before any work.</summary>
    /// <param name="symmetry">The class whose presence is to be told; null for the task of five classes.</param>
    /// <exception cref="NoetherException">The checkpoint belongs to another training, or is damaged.</exception>
    public void Check(SymmetryClass? symmetry)
    {
        var training = Task(symmetry, split.Training, balanced: true);
        if (File.Exists(Checkpoint(symmetry)))
        {
            PictureCheckpointFile.Read(
                Checkpoint(symmetry),
                SymmetryTraining.Identity(representation, training.Count, Classes(symmetry), settings));
        }
    }

    /// <summary>Trains and judges one classifier, from its checkpoint when there is one.</summary>
    /// <param name="symmetry">The class whose presence is to be told; null for the task of five classes.</param>
    /// <param name="cancellationToken">Stops the training; the last whole epoch is in the checkpoint.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TaskOutcome Run(SymmetryClass? symmetry, CancellationToken cancellationToken)
    {
        var watch = new Watched(
            Progress, symmetry is { } shown ? SymmetryClasses.Symbol(shown) + " or not: " : "", settings.EpochsToRun);
        var model = SymmetryTraining.Train(
            representation, Task(symmetry, split.Training, balanced: true),
            Task(symmetry, split.Calibration, balanced: false), Classes(symmetry), settings, Checkpoint(symmetry),
            Threads, watch, cancellationToken);
        Progress?.Report(new("judging on held-out templates", 1, null));
        var score = ClassifierScore.Of(
            model, Task(symmetry, split.HeldOut, balanced: false), Threads, cancellationToken);
        return new TaskOutcome(symmetry, model, score, watch.Epochs);
    }

    private static int Classes(SymmetryClass? symmetry) => symmetry is null ? SymmetryClasses.Count : 2;

    private string Checkpoint(SymmetryClass? symmetry)
    {
        var name = symmetry is { } one ? SymmetryClasses.Phrase(one).Replace(' ', '-') : "all";
        return Path.Combine(folder, $"{CheckpointStart}{name}.safetensors");
    }

    private LabelledSources Task(SymmetryClass? symmetry, IReadOnlySet<int> templates, bool balanced)
    {
        var chosen = sources.Of(templates.Contains);
        return symmetry is { } present ? chosen.Against(present, balanced) : chosen;
    }

    private sealed class Watched(IProgress<RunProgress>? progress, string name, int epochs)
        : IProgress<PictureTrainingProgress>
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private long before = -1;

        public IReadOnlyList<EpochResult> Epochs { get; private set; } = [];

        public void Report(PictureTrainingProgress value)
        {
            Epochs = value.Epochs;
            // The first report tells where a resumed training started.
            before = before < 0 ? value.Step - 1 : before;
            var left = clock.Elapsed * ((double)(value.TotalSteps - value.Step) / (value.Step - before));
            var loss = value.Epochs.Count == 0 ? ""
                : string.Create(CultureInfo.InvariantCulture, $", loss {value.Epochs[^1].TrainingLoss:0.000}");
            var epoch = Math.Min(value.Epochs.Count + 1, epochs);
            progress?.Report(new(
                $"{name}epoch {epoch} of {epochs}{loss}", (double)value.Step / value.TotalSteps, left));
        }
    }
}

/// <summary>What came of training one classifier.</summary>
/// <param name="Symmetry">The class whose presence was to be told; null for the task of five classes.</param>
/// <param name="Model">The classifier.</param>
/// <param name="Score">How it does on held-out templates.</param>
/// <param name="Epochs">The course of the training.</param>
internal sealed record TaskOutcome(
    SymmetryClass? Symmetry, SymmetryModel Model, ClassifierScore Score, IReadOnlyList<EpochResult> Epochs);
