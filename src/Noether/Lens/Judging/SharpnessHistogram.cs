using System.Numerics.Tensors;

namespace Noether.Lens.Judging;

/// <summary>
/// The entropy by which values, centred and divided by their own deviation, fall short of a standard normal
/// distribution, log(2 pi e)/2 - H, with H from a histogram over all that was added.
/// </summary>
internal sealed class SharpnessHistogram
{
    private const int Bins = 320;
    private const double Width = 0.05;

    private readonly long[] counts = new long[Bins];

    /// <summary>In nats; 0 for Gaussian values, and where nothing varies.</summary>
    public double Sharpness
    {
        get
        {
            var total = (double)counts.Sum();
            var entropy = 0.0;
            foreach (var count in counts)
                entropy -= count > 0 ? count / total * Math.Log(count / total / Width) : 0;
            return total > 0 ? (Math.Log(2 * Math.PI * Math.E) / 2) - entropy : 0;
        }
    }

    /// <summary>Adds the values of one quantity, which are centred in place.</summary>
    public void Add(Span<float> values)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Sum<float>(values) / values.Length, values);
        var deviation = Math.Sqrt(TensorPrimitives.SumOfSquares<float>(values) / (double)values.Length);
        if (!(deviation > 0))
            return;
        var scale = 1 / (deviation * Width);
        foreach (var value in values)
            counts[(int)Math.Clamp((value * scale) + (Bins / 2), 0, Bins - 1)]++;
    }
}
