using Noether.Networks;

namespace Noether.Studies.Adaptor;

/// <summary>The convolutional networks that are put on top, and how well they do.</summary>
internal static class AdaptorNetwork
{
    private const int Epochs = 10;
    private static readonly int[] Widths = [16, 32, 64];

    /// <summary>Trains a network and counts.</summary>
    /// <param name="data">What to learn, and from what shape.</param>
    /// <param name="training">Pictures to learn from, in the order in which the network sees them.</param>
    /// <param name="test">Pictures to test with.</param>
    /// <param name="shape">Rows and columns.</param>
    /// <param name="seed">Seed of weights and order.</param>
    /// <param name="context">What the case runs with.</param>
    /// <returns>Share of the test pictures that it knows.</returns>
    public static double Accuracy(
        AdaptorData data, float[][] training, float[][] test, PictureShape shape, int seed, StudyContext context)
    {
        var network = shape.Height == 1
            ? Rows(shape, data.Classes, (ulong)seed)
            : SmallConvolutionalNetwork.Create(shape, data.Classes, (ulong)seed, widths: Widths);
        var settings = new PictureTrainingSettings
        {
            Epochs = Epochs,
            Seed = (ulong)seed,
            Threads = context.Threads,
        };
        new PictureTrainer(network, new PictureSet(shape, training, data.TrainingLabels), null, settings)
            .Train(cancellationToken: context.Cancellation);
        return ClassifierQuality.Of(network.Logits(test, context.Threads, context.Cancellation), data.TestLabels)
            .Accuracy;
    }

    /// <summary>The same blocks for rows, which have no second axis to take a maximum over.</summary>
    private static PictureNetwork Rows(PictureShape shape, int classes, ulong seed)
    {
        var layers = new List<(string, ILayer)>();
        foreach (var (i, width) in Widths.Index())
        {
            var conv = new Conv2d(shape, width, 3, padding: 1) { IsFirst = i == 0 };
            shape = conv.Output;
            layers.Add(($"block{i + 1}.conv", conv));
            layers.Add(($"block{i + 1}.bn", new BatchNorm2d(shape)));
            layers.Add(("relu", new Relu(shape)));
        }

        var average = new AdaptiveAveragePool2d(shape);
        layers.Add(("avgpool", average));
        layers.Add(("fc", new Linear(average.Output, classes)));
        var network = new PictureNetwork("rows", new Sequential(layers));
        network.Initialise(seed);
        return network;
    }
}
