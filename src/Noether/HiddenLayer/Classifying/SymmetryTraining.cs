using Noether.Data.Weights;
using Noether.HiddenLayer.Representation;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Classifying;

/// <summary>Trains a symmetry classifier on hidden layers and fits its temperature on templates of its own.</summary>
internal static class SymmetryTraining
{
    /// <summary>Trains.</summary>
    /// <param name="representation">Draws the pictures.</param>
    /// <param name="training">Networks to learn from.</param>
    /// <param name="calibration">Networks of other templates, for the temperature.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="checkpoint">File to go on from after an interruption; null for none.</param>
    /// <param name="threads">Worker threads; 0 means all processors. The result does not depend on it.</param>
    /// <param name="progress">Told after each step, or null.</param>
    /// <param name="cancellationToken">Stops the training; the last whole epoch is in the checkpoint.</param>
    public static SymmetryModel Train(
        IHiddenRepresentation representation, LabelledSources training, LabelledSources calibration, int classes,
        ClassifierSettings settings, string? checkpoint = null, int threads = 0,
        IProgress<PictureTrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var network = Begin(representation.Shape, classes, settings);
        var trainer = new PictureTrainer(
            network, PictureSet.OfSources(representation.Shape, training.Sources, training.Labels), null,
            new PictureTrainingSettings
            {
                Epochs = settings.EpochsToRun,
                MaximumRate = settings.MaximumRate,
                LabelSmoothing = settings.LabelSmoothing,
                Seed = settings.Seed,
                Threads = threads,
                Augmentation = new RepresentationAugmentation(representation),
            });
        var identity = Identity(representation, training.Count, classes, settings);
        if (checkpoint is not null && File.Exists(checkpoint))
            trainer.Restore(PictureCheckpointFile.Read(checkpoint, identity));
        trainer.Train(progress, checkpoint is null ? null : Save, cancellationToken);
        var model = new SymmetryModel(representation, network, 1);
        var logits = model.Logits(calibration.Sources, threads, cancellationToken);
        return model.WithTemperature(TemperatureScaling.Fit(logits, calibration.Labels));

        void Save(PictureTrainer current) => PictureCheckpointFile.Write(checkpoint!, current.Save(), identity);
    }

    /// <summary>A text that tells trainings apart in their checkpoints.</summary>
    /// <param name="representation">Draws the pictures.</param>
    /// <param name="networks">Number of networks to learn from.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="settings">How to train.</param>
    public static string Identity(
        IHiddenRepresentation representation, int networks, int classes, ClassifierSettings settings) =>
        $"{settings};{string.Join('-', settings.Widths)};{representation.Shape};{networks};{classes}";

    /// <summary>The network that a training begins with: random weights, or those of a file.</summary>
    /// <param name="shape">Size of the pictures.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="settings">Kind, widths, seed and file.</param>
    /// <exception cref="NoetherException">The file cannot be used.</exception>
    public static PictureNetwork Begin(PictureShape shape, int classes, ClassifierSettings settings)
    {
        var network = Create(shape, classes, settings);
        if (settings.StartFrom is { } weights)
            WeightFile.Load(weights, network, WeightAdaptation.AverageChannels | WeightAdaptation.NewClasses);
        return network;
    }

    /// <summary>A network with random weights.</summary>
    /// <param name="shape">Size of the pictures.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="settings">Kind, widths and seed.</param>
    public static PictureNetwork Create(PictureShape shape, int classes, ClassifierSettings settings)
    {
        var widths = settings.Widths.Count > 0 ? settings.Widths : null;
        return settings.Kind switch
        {
            ClassifierKind.ResNet18 => ResNet18.Create(shape, classes, settings.Seed),
            ClassifierKind.PointSet => PointSetNetwork.Create(shape, classes, settings.Seed, settings.Dropout, widths),
            _ => SmallConvolutionalNetwork.Create(shape, classes, settings.Seed, settings.Dropout, widths),
        };
    }
}

/// <summary>Draws a random variant of a representation each time a network is shown to the classifier.</summary>
/// <param name="representation">Draws the pictures.</param>
internal sealed class RepresentationAugmentation(IHiddenRepresentation representation) : IPictureAugmentation
{
    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, CounterRandom random) =>
        representation.Vary(source, destination, random);
}
