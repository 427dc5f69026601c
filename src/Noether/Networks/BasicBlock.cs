using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// The residual block of ResNet-18 (He, Zhang, Ren and Sun, arXiv 1512.03385): y = relu(bn2(conv2(relu(bn1(conv1 x))))
/// + shortcut x), two 3 x 3 convolutions. The shortcut is the identity, or a 1 x 1 convolution with batch norm, called
/// downsample, when the size changes. Names as in torchvision.
/// </summary>
internal sealed class BasicBlock : ILayer
{
    private readonly Sequential main;
    private readonly Sequential? downsample;
    private readonly Relu relu;
    private readonly Activation shortcutGradient = new();

    /// <summary>Creates the block.</summary>
    /// <param name="input">Size of the pictures that go in.</param>
    /// <param name="outputs">Channels that come out, at least 1.</param>
    /// <param name="stride">Stride of the first convolution and of the shortcut.</param>
    public BasicBlock(PictureShape input, int outputs, int stride)
    {
        var conv1 = new Conv2d(input, outputs, 3, stride, 1);
        Output = conv1.Output;
        main = new Sequential(
            ("conv1", conv1),
            ("bn1", new BatchNorm2d(Output)),
            ("relu", new Relu(Output)),
            ("conv2", new Conv2d(Output, outputs, 3, 1, 1)),
            ("bn2", new BatchNorm2d(Output)));
        relu = new Relu(Output);
        if (input != Output)
        {
            downsample = new Sequential(
                ("downsample.0", new Conv2d(input, outputs, 1, stride)),
                ("downsample.1", new BatchNorm2d(Output)));
        }

        Input = input;
        Parameters = [.. main.Parameters, .. downsample?.Parameters ?? []];
    }

    /// <inheritdoc/>
    public PictureShape Input { get; }

    /// <inheritdoc/>
    public PictureShape Output { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        var shortcut = downsample is null ? input : downsample.Forward(input, pass);
        var sum = main.Forward(input, pass);
        ParallelBlocks.Run(Output.Channels, pass.Threads, c =>
            TensorPrimitives.Add(sum.Channel(c), shortcut.Channel(c), sum.Channel(c)));
        return relu.Forward(sum, pass);
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        gradient = relu.Backward(gradient, pass);
        shortcutGradient.Resize(Output, gradient.Count);
        gradient.Span.CopyTo(shortcutGradient.Span);
        var sum = main.Backward(gradient, pass);
        var shortcut = downsample is null ? shortcutGradient : downsample.Backward(shortcutGradient, pass);
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
            TensorPrimitives.Add(sum.Channel(c), shortcut.Channel(c), sum.Channel(c)));
        return sum;
    }
}
