using Noether.Numerics;

namespace Noether.Networks;

/// <summary>
/// Averages over a grid of cells that covers the picture: cell i of m on a length n runs from floor(i n / m) to
/// ceil((i + 1) n / m), as in torch, so cells may overlap by one. One cell is the global average.
/// </summary>
internal sealed class AdaptiveAveragePool2d : ILayer
{
    private readonly Activation output = new();
    private readonly Activation inputGradient = new();

    /// <summary>Creates the layer.</summary>
    /// <param name="input">Size of the pictures that go in.</param>
    /// <param name="height">Rows of cells, at least 1.</param>
    /// <param name="width">Cells in a row, at least 1.</param>
    public AdaptiveAveragePool2d(PictureShape input, int height = 1, int width = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Input = input;
        Output = new PictureShape(input.Channels, height, width);
    }

    /// <inheritdoc/>
    public PictureShape Input { get; }

    /// <inheritdoc/>
    public PictureShape Output { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public Activation Forward(Activation input, in Pass pass)
    {
        output.Resize(Output, input.Count);
        var count = input.Count;
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var from = input.Channel(c);
            var to = output.Channel(c);
            for (var i = 0; i < to.Length; i++)
            {
                var (y, x) = Cell(i);
                var plane = from.Slice(i / Output.Plane * Input.Plane, Input.Plane);
                var sum = 0.0;
                for (var v = y.First; v < y.End; v++)
                    sum += ChannelKernels.Sum(plane[((v * Input.Width) + x.First)..((v * Input.Width) + x.End)]);
                to[i] = (float)(sum / ((y.End - y.First) * (x.End - x.First)));
            }
        });
        return output;
    }

    /// <inheritdoc/>
    public Activation Backward(Activation gradient, in Pass pass)
    {
        inputGradient.Resize(Input, gradient.Count);
        ParallelBlocks.Run(Input.Channels, pass.Threads, c =>
        {
            var from = gradient.Channel(c);
            var to = inputGradient.Channel(c);
            to.Clear();
            for (var i = 0; i < from.Length; i++)
            {
                var (y, x) = Cell(i);
                var plane = to.Slice(i / Output.Plane * Input.Plane, Input.Plane);
                var share = from[i] / ((y.End - y.First) * (x.End - x.First));
                for (var v = y.First; v < y.End; v++)
                {
                    foreach (ref var value in plane[((v * Input.Width) + x.First)..((v * Input.Width) + x.End)])
                        value += share;
                }
            }
        });
        return inputGradient;
    }

    private ((int First, int End) Y, (int First, int End) X) Cell(int index)
    {
        var cell = index % Output.Plane;
        return (Range(cell / Output.Width, Output.Height, Input.Height),
            Range(cell % Output.Width, Output.Width, Input.Width));
    }

    private static (int First, int End) Range(int cell, int cells, int length) =>
        (cell * length / cells, (((cell + 1) * length) + cells - 1) / cells);
}
