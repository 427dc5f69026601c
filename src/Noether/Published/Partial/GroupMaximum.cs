using Noether.Networks;

namespace Noether.Published.Partial;

/// <summary>The largest value of each channel over rotations and places; channels are stored rotation by
/// rotation.</summary>
/// <param name="channels">Channels without rotations.</param>
/// <param name="rotations">Rotations of each.</param>
internal sealed class GroupMaximum(int channels, int rotations)
{
    private readonly Activation output = new();
    private readonly Activation inputGradient = new();
    private int[] sources = [];

    /// <summary>Maxima, channels x 1 x 1.</summary>
    public Activation Forward(Activation input)
    {
        var (count, plane) = (input.Count, input.Shape.Plane);
        output.Resize(new PictureShape(channels, 1, 1), count);
        if (sources.Length < output.Length)
            sources = new int[output.Length];
        for (var o = 0; o < channels; o++)
        {
            for (var n = 0; n < count; n++)
            {
                var (best, at) = (float.NegativeInfinity, 0);
                for (var j = 0; j < rotations; j++)
                {
                    var first = ((((o * rotations) + j) * count) + n) * plane;
                    for (var i = first; i < first + plane; i++)
                    {
                        if (input.Values[i] > best)
                            (best, at) = (input.Values[i], i);
                    }
                }

                output.Values[(o * count) + n] = best;
                sources[(o * count) + n] = at;
            }
        }

        return output;
    }

    /// <summary>Takes the derivative back to where the maxima stood.</summary>
    /// <param name="gradient">Derivative by the maxima.</param>
    /// <param name="shape">Size of the input.</param>
    public Activation Backward(Activation gradient, PictureShape shape)
    {
        inputGradient.Resize(shape, gradient.Count);
        inputGradient.Span.Clear();
        for (var i = 0; i < gradient.Length; i++)
            inputGradient.Values[sources[i]] += gradient.Values[i];
        return inputGradient;
    }
}
