using Noether.Published.Extents;
using Noether.Published.Partial;

namespace Noether.Studies.Others.Systems.Pictures;

/// <summary>Partial equivariance on sixes and sixes turned by half a turn.</summary>
internal sealed class PartialSystem : IPublishedSystem
{
    /// <inheritdoc/>
    public string Name => "partial-equivariance";

    /// <inheritdoc/>
    public string Title => "Partial group equivariance (Romero and Lohit, arXiv 2110.10211)";

    /// <inheritdoc/>
    public string Remark =>
        "MNIST6-180, 11,836 pictures to learn from and 1,916 to judge with, averaged to 14 x 14 pixels. Reduced: lifting and two group "
        + "convolutions of 6 channels, 8 rotations, kernels of bumps and harmonics, four epochs, the last one reported. Targets are those of "
        + "a like reduction with PyTorch. The share theta of one layer is no identified quantity, as other layers can make up for it; the "
        + "extent of the whole network is. Seconds are CPU seconds of a training.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) => [];

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(StudyOptions options) =>
        options.Mnist is { } file
            ? [("sixes", (context, seed, record) => Sixes(context, Path.GetDirectoryName(file) ?? ".", seed, options.Quick, record))]
            : [];

    private static void Sixes(StudyContext context, string folder, ulong seed, bool quick, SystemRecord record)
    {
        context.Report("reading");
        var pictures = SixPictures.Read(folder, quick ? 100 : int.MaxValue);
        var (full, fullSeconds) = Train(context, pictures, seed, isPartial: false);
        record.Row("whole circle, accuracy", "0.500", 0.48, 0.52, full.Judge().Accuracy, fullSeconds)
            .Row("whole circle, CPU seconds", "27 with PyTorch", 0, 27, fullSeconds);
        var (part, seconds) = Train(context, pictures, seed, isPartial: true);
        record.Row("part of the circle, accuracy", "1.000", 0.995, 1, part.Judge().Accuracy, seconds)
            .Row("part of the circle, CPU seconds", "31 with PyTorch", 0, 31, seconds)
            .Row("share theta of the last layer", "0.41", 0, 0.7, part.Theta[1])
            .Row("share theta of the first group convolution", "1 (shown, not required)", 0, 1, part.Theta[0]);
        double[] angles = [.. Enumerable.Range(0, 25).Select(k => -180 + (15.0 * k))];
        double[] probabilities = [.. angles.Select(angle => part.Judge(angle * Math.PI / 180, 500).Probability)];
        var extent = PartialResult.ExtentOf(probabilities);
        record.Row("degrees at which the right class is no longer the likelier one", "90", 60, 120, extent);
    }

    private static (PartialTraining Training, double Seconds) Train(
        StudyContext context, LabelledPictures pictures, ulong seed, bool isPartial)
    {
        var training = new PartialTraining(pictures, new PartialSettings(), isPartial, seed, context.Threads);
        var start = Environment.CpuUsage.TotalTime;
        while (training.Step < training.Steps)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Report(isPartial ? "part of the circle" : "whole circle", (double)training.Step / training.Steps);
            training.TakeStep();
        }

        return (training, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
    }
}
