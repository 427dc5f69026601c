using System.Numerics.Tensors;

namespace Noether.Lens.Judging;

/// <summary>
/// Sharpness where smooth signals have it: not in their values but in the differences of neighbours, which are mostly
/// small and sometimes an edge. z_k = y_(k+1) - y_k, each centred and divided by its own deviation; the entropy by which
/// all of them together fall short of a standard normal distribution, log(2 pi e)/2 - H, from a histogram.
/// </summary>
internal static class DifferenceSharpness
{
    private const int Bins = 320;
    private const double Width = 0.05;

    /// <summary>Measures y, component-major d x n; in nats, 0 for Gaussian differences.</summary>
    public static double Measure(ReadOnlySpan<float> y, int dimension)
    {
        var n = y.Length / dimension;
        var counts = new long[Bins];
        var difference = new float[n];
        for (var k = 0; k + 1 < dimension; k++)
        {
            TensorPrimitives.Subtract(y.Slice((k + 1) * n, n), y.Slice(k * n, n), difference);
            TensorPrimitives.Subtract<float>(difference, TensorPrimitives.Sum<float>(difference) / n, difference);
            var deviation = Math.Sqrt(TensorPrimitives.SumOfSquares<float>(difference) / (double)n);
            if (!(deviation > 0))
                continue;
            var scale = 1 / (deviation * Width);
            foreach (var value in difference)
                counts[(int)Math.Clamp((value * scale) + (Bins / 2), 0, Bins - 1)]++;
        }

        var total = (double)counts.Sum();
        var entropy = 0.0;
        foreach (var count in counts)
            entropy -= count > 0 ? count / total * Math.Log(count / total / Width) : 0;
        return total > 0 ? (Math.Log(2 * Math.PI * Math.E) / 2) - entropy : 0;
    }
}
