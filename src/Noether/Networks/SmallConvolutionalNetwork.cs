namespace Noether.Networks;

/// <summary>
/// The default classifier: blocks of 3 x 3 convolution, batch norm and relu, with a 2 x 2 maximum after each but the
/// last, then the average over the picture and a linear layer. Names: block1.conv.weight, block1.bn.weight, ...,
/// fc.weight, fc.bias. With widths 16, 32, 64, 128 on 64 x 64 pictures that is 16 million multiply-adds a picture.
/// </summary>
internal static class SmallConvolutionalNetwork
{
    /// <summary>The name of this kind of network in files.</summary>
    public const string Architecture = "small-cnn";

    /// <summary>The default numbers of channels of the blocks.</summary>
    public static IReadOnlyList<int> DefaultWidths { get; } = [16, 32, 64, 128];

    /// <summary>Creates the network with random weights.</summary>
    /// <param name="input">Size of the pictures; at least 2^(blocks - 1) rows and columns.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="dropout">Share of averaged features dropped in training, in [0, 1).</param>
    /// <param name="widths">Channels of each block; null for <see cref="DefaultWidths"/>.</param>
    public static PictureNetwork Create(
        PictureShape input, int classes, ulong seed, double dropout = 0, IReadOnlyList<int>? widths = null)
    {
        widths ??= DefaultWidths;
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(widths.Count, 1, nameof(widths));
        var layers = new List<(string, ILayer)>();
        var shape = input;
        for (var i = 0; i < widths.Count; i++)
        {
            var conv = new Conv2d(shape, widths[i], 3, padding: 1) { IsFirst = i == 0 };
            shape = conv.Output;
            layers.Add(($"block{i + 1}.conv", conv));
            layers.Add(($"block{i + 1}.bn", new BatchNorm2d(shape)));
            layers.Add(("relu", new Relu(shape)));
            if (i + 1 == widths.Count)
                break;
            var pool = new MaxPool2d(shape, 2, 2);
            shape = pool.Output;
            layers.Add(("pool", pool));
        }

        var average = new AdaptiveAveragePool2d(shape);
        layers.Add(("avgpool", average));
        layers.Add(("dropout", new Dropout(average.Output, dropout)));
        layers.Add(("fc", new Linear(average.Output, classes)));
        var network = new PictureNetwork(Architecture, new Sequential(layers));
        network.Initialise(seed);
        return network;
    }
}
