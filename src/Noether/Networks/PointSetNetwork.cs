namespace Noether.Networks;

/// <summary>
/// A classifier of unordered sets: every pixel passes the same 1 x 1 convolutions, batch norms and relus, then the
/// largest value over all pixels counts (Qi et al., PointNet, arXiv 1612.00593). Names: block1.conv.weight,
/// block1.bn.weight, ..., fc.weight, fc.bias.
/// </summary>
internal static class PointSetNetwork
{
    /// <summary>The name of this kind of network in files.</summary>
    public const string Architecture = "point-set";

    /// <summary>The default numbers of channels of the blocks.</summary>
    public static IReadOnlyList<int> DefaultWidths { get; } = [64, 128, 256];

    /// <summary>Creates the network with random weights.</summary>
    /// <param name="input">Channels of a point, and a square of points.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="dropout">Share of the features dropped in training, in [0, 1).</param>
    /// <param name="widths">Channels of each block; null for <see cref="DefaultWidths"/>.</param>
    public static PictureNetwork Create(
        PictureShape input, int classes, ulong seed, double dropout = 0, IReadOnlyList<int>? widths = null)
    {
        if (input.Height != input.Width)
            throw new ArgumentException($"The points should form a square, not {input}.", nameof(input));
        var layers = new List<(string, ILayer)>();
        var shape = input;
        foreach (var width in widths ?? DefaultWidths)
        {
            var name = $"block{(layers.Count / 3) + 1}";
            var conv = new Conv2d(shape, width, 1) { IsFirst = layers.Count == 0 };
            shape = conv.Output;
            layers.Add(($"{name}.conv", conv));
            layers.Add(($"{name}.bn", new BatchNorm2d(shape)));
            layers.Add(("relu", new Relu(shape)));
        }

        var largest = new MaxPool2d(shape, shape.Width, shape.Width);
        layers.Add(("pool", largest));
        layers.Add(("dropout", new Dropout(largest.Output, dropout)));
        layers.Add(("fc", new Linear(largest.Output, classes)));
        var network = new PictureNetwork(Architecture, new Sequential(layers));
        network.Initialise(seed);
        return network;
    }
}
