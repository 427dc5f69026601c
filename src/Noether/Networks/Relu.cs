using Noether.Numerics;

namespace Noether.Networks;

/// <summary>y = max(x, 0), in place; the derivative at 0 is 0.</summary>
internal sealed class Relu(PictureShape input) : ILayer
{
    private Activation? last;

    /// <inheritdoc/>
    public PictureShape Input => input;

    /// <inheritdoc/>
    public PictureShape Output => input;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        last = input;
        ParallelBlocks.Run(Input.Channels, pass.Threads, c => ChannelKernels.Rectify(input.Channel(c)));
        return input;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        var output = last ?? throw new InvalidOperationException("There was no forward pass.");
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
            ChannelKernels.RectifyGradient(gradient.Channel(c), output.Channel(c)));
        return gradient;
    }
}
