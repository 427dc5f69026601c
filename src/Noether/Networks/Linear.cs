using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// A fully connected layer y = W x + b on pictures of one value a channel. Arrays: weight (outputs, inputs), bias
/// (outputs).
/// </summary>
internal sealed class Linear : ILayer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Activation output = new();
    private readonly Activation inputGradient = new();
    private Activation? lastInput;

    /// <summary>Creates the layer with weights of zero.</summary>
    /// <param name="input">Size of the pictures that go in, n x 1 x 1.</param>
    /// <param name="outputs">Values that come out, at least 1.</param>
    /// <exception cref="ArgumentException">The pictures are larger; pool them first.</exception>
    public Linear(PictureShape input, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        if (input.Plane != 1)
            throw new ArgumentException($"A linear layer needs one value a channel, not {input}.", nameof(input));
        Input = input;
        Output = new PictureShape(outputs, 1, 1);
        weight = new Parameter("weight", ParameterKind.Weight, outputs, input.Channels);
        bias = new Parameter("bias", ParameterKind.Offset, outputs);
        Parameters = [weight, bias];
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
        lastInput = input;
        output.Resize(Output, input.Count);
        for (var o = 0; o < Output.Channels; o++)
            output.Channel(o).Fill(bias.Values[o]);
        Gemm.Multiply(
            output.Span, weight.Values, input.Span, Output.Channels, input.Count, Input.Channels, beta: 1,
            threads: pass.Threads);
        return output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        var input = lastInput ?? throw new InvalidOperationException("There was no forward pass.");
        for (var o = 0; o < Output.Channels; o++)
            bias.Gradient[o] = (float)ChannelKernels.Sum(gradient.Channel(o));
        Gemm.Multiply(
            weight.Gradient, gradient.Span, input.Span, Output.Channels, Input.Channels, input.Count,
            transposeB: true, threads: pass.Threads);
        inputGradient.Resize(Input, input.Count);
        Gemm.Multiply(
            inputGradient.Span, weight.Values, gradient.Span, Input.Channels, input.Count, Output.Channels,
            transposeA: true, threads: pass.Threads);
        return inputGradient;
    }
}
