namespace Noether.Networks;

/// <summary>
/// ResNet-18 (He, Zhang, Ren and Sun, arXiv 1512.03385) with the blocks and names of torchvision's: conv1 7 x 7 stride
/// 2, bn1, maximum 3 x 3 stride 2, layer1 to layer4 of two basic blocks each with 64, 128, 256 and 512 channels,
/// average over the picture, fc.
/// </summary>
internal static class ResNet18
{
    /// <summary>The name of this kind of network in files.</summary>
    public const string Architecture = "resnet18";

    /// <summary>Creates the network with random weights.</summary>
    /// <param name="input">Size of the pictures.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="width">Channels of the first layers, 64 in the real one; less for tests.</param>
    public static PictureNetwork Create(PictureShape input, int classes, ulong seed, int width = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var conv1 = new Conv2d(input, width, 7, 2, 3) { IsFirst = true };
        var pool = new MaxPool2d(conv1.Output, 3, 2, 1);
        var layers = new List<(string, ILayer)>
        {
            ("conv1", conv1),
            ("bn1", new BatchNorm2d(conv1.Output)),
            ("relu", new Relu(conv1.Output)),
            ("maxpool", pool),
        };
        var shape = pool.Output;
        for (var stage = 0; stage < 4; stage++)
        {
            for (var number = 0; number < 2; number++)
            {
                var block = new BasicBlock(shape, width << stage, stage > 0 && number == 0 ? 2 : 1);
                shape = block.Output;
                layers.Add(($"layer{stage + 1}.{number}", block));
            }
        }

        var average = new AdaptiveAveragePool2d(shape);
        layers.Add(("avgpool", average));
        layers.Add(("fc", new Linear(average.Output, classes)));
        var network = new PictureNetwork(Architecture, new Sequential(layers));
        network.Initialise(seed);
        return network;
    }
}
