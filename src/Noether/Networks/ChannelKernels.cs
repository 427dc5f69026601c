using System.Numerics;
using System.Numerics.Tensors;

namespace Noether.Networks;

/// <summary>Sums and maps over one channel of a batch.</summary>
internal static class ChannelKernels
{
    // Sums of so many floats are added up in double precision, so the error does not grow with the batch.
    private const int Chunk = 2048;

    /// <summary>Sum of all values.</summary>
    public static double Sum(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        for (; values.Length > Chunk; values = values[Chunk..])
            sum += TensorPrimitives.Sum(values[..Chunk]);
        return sum + TensorPrimitives.Sum(values);
    }

    /// <summary>Sum of (value - centre)^2.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> values, float centre)
    {
        var sum = 0.0;
        for (; values.Length > 0; values = values[Math.Min(Chunk, values.Length)..])
        {
            var part = values[..Math.Min(Chunk, values.Length)];
            var lanes = Vector<float>.Zero;
            var i = 0;
            for (; i <= part.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var difference = new Vector<float>(part[i..]) - new Vector<float>(centre);
                lanes += difference * difference;
            }

            var rest = Vector.Sum(lanes);
            for (; i < part.Length; i++)
                rest += (part[i] - centre) * (part[i] - centre);
            sum += rest;
        }

        return sum;
    }

    /// <summary>Sum of a (b - centre).</summary>
    public static double CentredDot(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float centre)
    {
        var sum = 0.0;
        for (var start = 0; start < a.Length; start += Chunk)
        {
            var count = Math.Min(Chunk, a.Length - start);
            var x = a.Slice(start, count);
            var y = b.Slice(start, count);
            var lanes = Vector<float>.Zero;
            var i = 0;
            for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
                lanes += new Vector<float>(x[i..]) * (new Vector<float>(y[i..]) - new Vector<float>(centre));
            var rest = Vector.Sum(lanes);
            for (; i < count; i++)
                rest += x[i] * (y[i] - centre);
            sum += rest;
        }

        return sum;
    }

    /// <summary>destination = factor (x - centre) + shift.</summary>
    public static void Affine(ReadOnlySpan<float> x, float centre, float factor, float shift, Span<float> destination)
    {
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = (new Vector<float>(x[i..]) - new Vector<float>(centre)) * new Vector<float>(factor);
            (value + new Vector<float>(shift)).CopyTo(destination[i..]);
        }

        for (; i < x.Length; i++)
            destination[i] = ((x[i] - centre) * factor) + shift;
    }

    /// <summary>gradient = factor gradient + slope (x - centre) + shift.</summary>
    public static void Combine(
        Span<float> gradient, float factor, ReadOnlySpan<float> x, float centre, float slope, float shift)
    {
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = (new Vector<float>(x[i..]) - new Vector<float>(centre)) * new Vector<float>(slope);
            value += new Vector<float>(gradient[i..]) * new Vector<float>(factor);
            (value + new Vector<float>(shift)).CopyTo(gradient[i..]);
        }

        for (; i < x.Length; i++)
            gradient[i] = ((x[i] - centre) * slope) + (gradient[i] * factor) + shift;
    }

    /// <summary>Sets negative values to zero.</summary>
    public static void Rectify(Span<float> values) => TensorPrimitives.Max(values, 0f, values);

    /// <summary>Sets the gradient to zero where the output is not above zero.</summary>
    public static void RectifyGradient(Span<float> gradient, ReadOnlySpan<float> output)
    {
        var i = 0;
        for (; i <= output.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var mask = Vector.GreaterThan(new Vector<float>(output[i..]), Vector<float>.Zero);
            Vector.ConditionalSelect(mask, new Vector<float>(gradient[i..]), Vector<float>.Zero)
                .CopyTo(gradient[i..]);
        }

        for (; i < output.Length; i++)
            gradient[i] = output[i] > 0 ? gradient[i] : 0;
    }
}
