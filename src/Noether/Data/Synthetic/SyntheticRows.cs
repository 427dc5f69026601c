using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>Makes any range of rows of a synthetic set, from several threads at once.</summary>
/// <param name="settings">What to make.</param>
/// <param name="transform">U, d x d.</param>
/// <param name="scale">One over the standard deviation of the signals over all values.</param>
internal sealed class SyntheticRows(SyntheticSettings settings, Matrix transform, double scale)
{
    /// <summary>Fills consecutive rows.</summary>
    /// <param name="first">Number of the first sample.</param>
    /// <param name="destination">Receives whole rows of d values.</param>
    public void Fill(long first, Span<float> destination)
    {
        var d = settings.Dimension;
        var hidden = new double[d];
        var seen = new double[d];
        for (var row = 0; row < destination.Length / d; row++)
        {
            var random = SyntheticStreams.OfSample(settings.Seed, first + row);
            SyntheticSignals.Fill(settings, random, hidden);
            for (var k = 0; k < d; k++)
                hidden[k] = (hidden[k] * scale) + (settings.Noise * random.NextNormal());
            var target = destination.Slice(row * d, d);
            if (settings.Transform == HiddenTransform.Identity)
            {
                TensorPrimitives.ConvertTruncating<double, float>(hidden, target);
                continue;
            }
            // x = U^T h, as a sum of rows of U. The products are not fused, so every machine rounds alike.
            Array.Clear(seen);
            for (var k = 0; k < d; k++)
                TensorPrimitives.MultiplyAdd(transform.Row(k), hidden[k], seen, seen);
            TensorPrimitives.ConvertTruncating<double, float>(seen, target);
        }
    }

    /// <summary>Sum and sum of squares of the signals, before scaling and noise, over a range of samples.</summary>
    public static (double Sum, double Square) Sums(SyntheticSettings settings, long first, int rows)
    {
        var hidden = new double[settings.Dimension];
        var (sum, square) = (0.0, 0.0);
        for (var row = first; row < Math.Min(first + rows, settings.Samples); row++)
        {
            var random = SyntheticStreams.OfSample(settings.Seed, row);
            SyntheticSignals.Fill(settings, random, hidden);
            foreach (var value in hidden)
            {
                sum += value;
                square += value * value;
            }
        }
        return (sum, square);
    }
}
