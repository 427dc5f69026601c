using System.Buffers;
using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// The largest value of each window, NaN if there is one; what lies outside the picture never is. The first of equal
/// values, row by row, receives the gradient.
/// </summary>
internal sealed class MaxPool2d : ILayer
{
    private readonly PatchGeometry geometry;
    private readonly Activation output = new();
    private readonly Activation inputGradient = new();
    private int[] sources = [];

    /// <summary>Creates the layer.</summary>
    /// <param name="input">Size of the pictures that go in.</param>
    /// <param name="size">Rows and columns of a window, at least 1.</param>
    /// <param name="stride">Step from window to window, at least 1.</param>
    /// <param name="padding">Rows and columns around the picture, 0 to half the size.</param>
    public MaxPool2d(PictureShape input, int size, int stride, int padding = 0)
    {
        geometry = new PatchGeometry(input, size, stride, padding);
        geometry.Check();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(padding, size / 2);
        Output = new PictureShape(input.Channels, geometry.Height, geometry.Width);
    }

    /// <inheritdoc/>
    public PictureShape Input => geometry.Input;

    /// <inheritdoc/>
    public PictureShape Output { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        output.Resize(Output, input.Count);
        if (sources.Length < output.Length)
            sources = new int[output.Length];
        var count = input.Count;
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var from = input.Channel(c);
            var to = output.Channel(c);
            var chosen = sources.AsSpan(c * output.ChannelLength, output.ChannelLength);
            var buffer = ArrayPool<float>.Shared.Rent(MaxPoolKernel.ScratchLength(geometry));
            var scratch = buffer.AsSpan(0, MaxPoolKernel.ScratchLength(geometry));
            MaxPoolKernel.Prepare(scratch);
            for (var n = 0; n < count; n++)
            {
                MaxPoolKernel.Run(
                    geometry, from.Slice(n * Input.Plane, Input.Plane), to.Slice(n * Output.Plane, Output.Plane),
                    chosen.Slice(n * Output.Plane, Output.Plane), scratch);
            }

            ArrayPool<float>.Shared.Return(buffer);
        });
        return output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        inputGradient.Resize(Input, gradient.Count);
        var count = gradient.Count;
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var from = gradient.Channel(c);
            var to = inputGradient.Channel(c);
            var chosen = sources.AsSpan(c * gradient.ChannelLength, gradient.ChannelLength);
            to.Clear();
            for (var n = 0; n < count; n++)
            {
                var plane = to.Slice(n * Input.Plane, Input.Plane);
                for (var i = n * Output.Plane; i < (n + 1) * Output.Plane; i++)
                    plane[chosen[i]] += from[i];
            }
        });
        return inputGradient;
    }
}
