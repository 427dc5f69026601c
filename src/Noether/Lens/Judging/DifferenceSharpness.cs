using System.Numerics.Tensors;

namespace Noether.Lens.Judging;

/// <summary>
/// Sharpness where smooth signals have it: not in their values but in the differences of neighbours, which are mostly
/// small and sometimes an edge.
/// </summary>
internal static class DifferenceSharpness
{
    /// <summary>Measures y, component-major d x n, along a line; in nats, 0 for Gaussian differences.</summary>
    public static double Measure(ReadOnlySpan<float> y, int dimension)
    {
        var n = y.Length / dimension;
        return Measure(y, n, n, Enumerable.Range(0, dimension - 1).Select(k => (k + 1, k)));
    }

    /// <summary>The same for any pairs of neighbours.</summary>
    /// <param name="values">Values, one component a row.</param>
    /// <param name="stride">Distance between rows.</param>
    /// <param name="count">Values of a row to use, from its beginning.</param>
    /// <param name="pairs">Rows that are neighbours.</param>
    public static double Measure(
        ReadOnlySpan<float> values, int stride, int count, IEnumerable<(int One, int Other)> pairs)
    {
        var histogram = new SharpnessHistogram();
        var difference = new float[count];
        foreach (var (one, other) in pairs)
        {
            TensorPrimitives.Subtract(
                values.Slice(one * stride, count), values.Slice(other * stride, count), difference);
            histogram.Add(difference);
        }

        return histogram.Sharpness;
    }
}
