using Noether.Discovery.Checkpoints;
using Noether.Numerics;
using Noether.Optimization;

namespace Noether.Lens.Training;

/// <summary>How the parts of a training are put into a checkpoint and taken out of it.</summary>
internal static class TrainingState
{
    public static void Put(Checkpoint checkpoint, string name, Adam<float> adam) => checkpoint
        .With(name + ".steps", adam.StepCount)
        .With(name + ".first", adam.FirstMoments)
        .With(name + ".second", adam.SecondMoments);

    public static void Take(Checkpoint checkpoint, string name, Adam<float> adam)
    {
        var count = adam.FirstMoments.Length;
        var steps = checkpoint.Whole(name + ".steps");
        adam.Restore(
            Require(checkpoint.Singles(name + ".first"), count), Require(checkpoint.Singles(name + ".second"), count),
            steps >= 0 ? steps : throw new InvalidDataException($"The checkpoint has {steps} steps of {name}."));
    }

    public static void Put(Checkpoint checkpoint, List<LensHistoryRow> history) =>
        checkpoint.With("history", [.. history.SelectMany(row => row.ToValues())]);

    public static void Take(Checkpoint checkpoint, List<LensHistoryRow> history)
    {
        history.Clear();
        foreach (var values in Split(checkpoint.Doubles("history"), LensHistoryRow.Columns.Count))
            history.Add(LensHistoryRow.From(values));
    }

    public static void Put(Checkpoint checkpoint, List<LensSnapshot> snapshots) => checkpoint
        .With("snapshots.step", [.. snapshots.Select(s => (long)s.Step)])
        .With("snapshots.generator", [.. snapshots.SelectMany(s => s.Generator.Values.ToArray())])
        .With("snapshots.group-convolution", [.. snapshots.SelectMany(s => s.GroupConvolution.Values.ToArray())]);

    public static void Take(Checkpoint checkpoint, List<LensSnapshot> snapshots, int d)
    {
        var steps = checkpoint.Wholes("snapshots.step");
        var generators = Split(checkpoint.Doubles("snapshots.generator"), d * d);
        var convolutions = Split(checkpoint.Doubles("snapshots.group-convolution"), d * d);
        if (generators.Length != steps.Length || convolutions.Length != steps.Length)
            throw new InvalidDataException("The checkpoint has not as many matrices as snapshots.");
        snapshots.Clear();
        for (var i = 0; i < steps.Length; i++)
        {
            snapshots.Add(new LensSnapshot(
                (int)steps[i], new Matrix(d, d, generators[i]), new Matrix(d, d, convolutions[i])));
        }
    }

    /// <summary>Copies an array of a checkpoint to where it belongs.</summary>
    public static void Take(Checkpoint checkpoint, string name, Span<float> target) =>
        Require(checkpoint.Singles(name), target.Length).CopyTo(target);

    /// <summary>Arrays of one length that lie one behind the other.</summary>
    public static double[][] Split(double[] values, int length) => values.Length % length == 0
        ? [.. values.Chunk(length)]
        : throw new InvalidDataException($"The checkpoint has {values.Length} values, not a multiple of {length}.");

    private static float[] Require(float[] values, int length) => values.Length == length
        ? values
        : throw new InvalidDataException($"The checkpoint has {values.Length} values where {length} belong.");
}
