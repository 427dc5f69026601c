using System.Numerics.Tensors;
using Noether.Discovery;
using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Published.Krippendorf;

/// <summary>
/// The first half of the pipeline: a classifier of seven layers of 80 (ReLU, softmax), and what its last hidden layer
/// knows of orbits.
/// </summary>
/// <param name="Accuracy">Share of held-out samples whose class it says.</param>
/// <param name="SameClass">Share of held-out samples whose nearest neighbour in the last hidden layer has their
/// class.</param>
/// <param name="Distance">Median distance of these neighbours among the samples themselves.</param>
/// <param name="Usual">Median distance of two samples of one class.</param>
internal sealed record ClassClassifier(double Accuracy, double SameClass, double Distance, double Usual)
{
    private const int MostNeighbours = 1000;

    /// <summary>Trains on three quarters of the samples.</summary>
    /// <param name="points">n x d, in random order.</param>
    /// <param name="classes">The class of each.</param>
    /// <param name="epochs">Epochs of Adam 1e-3 in batches of 64.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    public static ClassClassifier Train(Matrix points, int[] classes, int epochs, RunContext context)
    {
        var training = 3 * points.Rows / 4;
        var network = new DenseNetwork(
            [points.Columns, 80, 80, 80, 80, 80, 80, 80, classes.Max() + 1], DenseActivation.Relu, context.Seed);
        DenseTrainer.Train(
            network, points.CopyRows(0, training), DenseLosses.CrossEntropy(classes),
            new DenseTraining { Epochs = epochs, Batch = 64, Rate = 1e-3, Seed = context.Seed },
            (epoch, _) => context.Progress?.Report(new RunProgress("training the classifier", 0.8 * epoch / epochs)),
            context.Cancellation);
        var held = points.CopyRows(training, points.Rows - training);
        var answers = network.Forward(held);
        var right = Enumerable.Range(0, held.Rows)
            .Count(i => TensorPrimitives.IndexOfMax<double>(answers.Row(i)) == classes[training + i]);
        return Neighbours(network.After(network.Layers - 1), held, classes.AsSpan(training), (double)right / held.Rows);
    }

    private static ClassClassifier Neighbours(Matrix embedding, Matrix held, ReadOnlySpan<int> classes, double accuracy)
    {
        var (distances, usual, same) = (new List<double>(), new List<double>(), 0);
        var count = Math.Min(held.Rows, MostNeighbours);
        for (var i = 0; i < count; i++)
        {
            var (best, least) = (-1, double.PositiveInfinity);
            for (var j = 0; j < count; j++)
            {
                var distance = TensorPrimitives.Distance<double>(embedding.Row(i), embedding.Row(j));
                if (i != j && distance < least)
                    (best, least) = (j, distance);
                if (j > i && classes[i] == classes[j] && usual.Count < 10_000)
                    usual.Add(TensorPrimitives.Distance<double>(held.Row(i), held.Row(j)));
            }

            same += classes[best] == classes[i] ? 1 : 0;
            distances.Add(TensorPrimitives.Distance<double>(held.Row(i), held.Row(best)));
        }

        return new ClassClassifier(accuracy, (double)same / count, Median(distances), Median(usual));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : values[values.Count / 2];
    }
}
