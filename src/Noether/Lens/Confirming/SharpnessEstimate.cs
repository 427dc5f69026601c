using System.Numerics.Tensors;

namespace Noether.Lens.Confirming;

/// <summary>
/// How much peakier than Gaussian the components, or the differences of neighbours, are: log(2 pi e)/2 + mean log q(z), with z
/// centred and divided by its own deviation and q a histogram of the same on the samples that judged. The sharpness
/// itself is never less, on average.
/// </summary>
internal static class SharpnessEstimate
{
    private const double Width = 0.25;
    private const int Bins = 64;

    /// <summary>Of the components themselves.</summary>
    /// <param name="judged">Component-major, on the samples that judged.</param>
    /// <param name="axes">The same on those that confirm.</param>
    public static Estimate OfValues(float[] judged, ConfirmedAxes axes) =>
        Of(axes, Enumerable.Range(0, axes.Components).Select(k => (Row(judged, axes, k), Row(axes.Y, axes, k))));

    /// <summary>Of the differences of neighbours.</summary>
    /// <param name="judged">Component-major, on the samples that judged.</param>
    /// <param name="axes">The same on those that confirm.</param>
    public static Estimate OfDifferences(float[] judged, ConfirmedAxes axes)
    {
        return Of(axes, axes.Neighbours.Select(pair => (Difference(judged, pair), Difference(axes.Y, pair))));

        float[] Difference(float[] values, (int One, int Other, bool Down) pair)
        {
            var result = Row(values, axes, pair.One);
            TensorPrimitives.Subtract(result, Row(values, axes, pair.Other), result);
            return result;
        }
    }

    private static float[] Row(float[] values, ConfirmedAxes axes, int k)
    {
        var n = values.Length / axes.Components;
        return values.AsSpan(k * n, n).ToArray();
    }

    private static Estimate Of(ConfirmedAxes axes, IEnumerable<(float[] Judged, float[] Confirming)> quantities)
    {
        var counts = new double[Bins];
        Array.Fill(counts, 0.5);
        var own = new double[axes.Rows.Stretches, Bins];
        foreach (var (judged, confirming) in quantities)
        {
            foreach (var bin in Places(judged))
                counts[bin]++;
            int[] places = [.. Places(confirming)];
            for (var stretch = 0; places.Length > 0 && stretch < axes.Rows.Stretches; stretch++)
            {
                var (first, length) = axes.Rows.Stretch(stretch);
                foreach (var bin in places.AsSpan(first, length))
                    own[stretch, bin]++;
            }
        }

        var total = counts.Sum();
        double[] logs = [.. counts.Select(count => Math.Log(count / total / Width) + (Math.Log(2 * Math.PI * Math.E) / 2))];
        return Estimate.Mean(
        [
            .. Enumerable.Range(0, axes.Rows.Stretches).Select(stretch =>
            {
                var (sum, weight) = (0.0, 0.0);
                for (var bin = 0; bin < Bins; bin++)
                {
                    sum += own[stretch, bin] * logs[bin];
                    weight += own[stretch, bin];
                }

                return (weight > 0 ? sum / weight : 0, weight);
            }),
        ]);
    }

    // The bins of values that are centred and scaled in place; none of what does not vary.
    private static IEnumerable<int> Places(float[] values)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Sum<float>(values) / values.Length, values);
        var deviation = Math.Sqrt(TensorPrimitives.SumOfSquares<float>(values) / (double)values.Length);
        return deviation > 0
            ? values.Select(value => (int)Math.Clamp(Math.Floor(value / (deviation * Width)) + (Bins / 2), 0, Bins - 1)) : [];
    }
}
