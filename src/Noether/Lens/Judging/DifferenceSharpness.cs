using System.Numerics.Tensors;

namespace Noether.Lens.Judging;

/// <summary>
/// Sharpness where smooth signals have it: not in their values but in the differences of neighbours,
/// z_k = y_(k+1) - y_k, which are mostly small and sometimes an edge.
/// </summary>
internal static class DifferenceSharpness
{
    /// <summary>Measures y, component-major d x n; in nats, 0 for Gaussian differences.</summary>
    public static double Measure(ReadOnlySpan<float> y, int dimension)
    {
        var n = y.Length / dimension;
        var histogram = new SharpnessHistogram();
        var difference = new float[n];
        for (var k = 0; k + 1 < dimension; k++)
        {
            TensorPrimitives.Subtract(y.Slice((k + 1) * n, n), y.Slice(k * n, n), difference);
            histogram.Add(difference);
        }

        return histogram.Sharpness;
    }
}
