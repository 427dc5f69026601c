using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Outputs of the network in training, the derivatives of the loss by them, and sums of these derivatives times the
/// hidden outputs: two readings of the hidden outputs, the second out of the first-level cache.
/// </summary>
internal static unsafe class ScorePass<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Runs over all points.</summary>
    /// <param name="hidden">Points x stride outputs of the last hidden layer after ReLU.</param>
    /// <param name="stride">Units with padding.</param>
    /// <param name="points">Number of points.</param>
    /// <param name="output">For each unit its factor in the output, batch norm included.</param>
    /// <param name="constant">What is added to the output.</param>
    /// <param name="label">Points labels, 0 or 1.</param>
    /// <param name="residual">Receives (sigmoid(output) - label) / points; room for whole registers.</param>
    /// <param name="sums">Receives for each unit the sum of residual times hidden output.</param>
    /// <returns>The sum of the residuals.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run(
        float* hidden, nint stride, int points, float* output, float constant, float* label, float* residual, float* sums)
    {
        nint width = TLanes.Width;
        for (nint j = 0; j < stride; j += width)
            TLanes.Store(TLanes.Zero, sums + j);
        var share = 1f / points;
        var total = 0.0;
        for (var first = 0; first < points; first += TLanes.Width)
        {
            var count = Math.Min(TLanes.Width, points - first);
            var block = hidden + (first * stride);
            var r = residual + first;
            Outputs(block, stride, count, output, constant, r);
            var value = TLanes.Load(r);
            value = TLanes.Subtract(Sigmoid(value), TLanes.LoadPartial(label + first, count));
            value = TLanes.Multiply(value, TLanes.Create(share));
            TLanes.Store(value, r);
            for (var i = count; i < TLanes.Width; i++)
                r[i] = 0;
            total += TLanes.Sum(TLanes.Load(r));
            Collect(block, stride, count, r, sums);
        }
        return total;
    }

    /// <summary>The logistic function 1 / (1 + e^-v), without overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sigmoid(TVector v)
    {
        var one = TLanes.Create(1f);
        var power = TLanes.Exp(TLanes.Negate(TLanes.Abs(v)));
        var above = TLanes.Select(TLanes.LessThan(v, TLanes.Zero), power, one);
        return TLanes.Divide(above, TLanes.Add(one, power));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outputs(float* block, nint stride, int count, float* output, float constant, float* outputs)
    {
        nint width = TLanes.Width;
        for (var i = 0; i < count; i++, block += stride)
        {
            TVector even = TLanes.Zero, odd = TLanes.Zero;
            nint j = 0;
            for (; j <= stride - (2 * width); j += 2 * width)
            {
                even = TLanes.MultiplyAdd(TLanes.Load(block + j), TLanes.Load(output + j), even);
                odd = TLanes.MultiplyAdd(TLanes.Load(block + j + width), TLanes.Load(output + j + width), odd);
            }
            if (j < stride)
                even = TLanes.MultiplyAdd(TLanes.Load(block + j), TLanes.Load(output + j), even);
            outputs[i] = constant + TLanes.Sum(TLanes.Add(even, odd));
        }
        for (var i = count; i < TLanes.Width; i++)
            outputs[i] = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect(float* block, nint stride, int count, float* residual, float* sums)
    {
        nint width = TLanes.Width, j = 0;

        // Four chains of sums at a time hide the latency of multiply-add.
        for (; j <= stride - (4 * width); j += 4 * width)
        {
            var s = sums + j;
            var h = block + j;
            TVector s0 = TLanes.Load(s), s1 = TLanes.Load(s + width);
            TVector s2 = TLanes.Load(s + (2 * width)), s3 = TLanes.Load(s + (3 * width));
            for (nint i = 0; i < count; i++, h += stride)
            {
                var r = TLanes.Create(residual[i]);
                s0 = TLanes.MultiplyAdd(r, TLanes.Load(h), s0);
                s1 = TLanes.MultiplyAdd(r, TLanes.Load(h + width), s1);
                s2 = TLanes.MultiplyAdd(r, TLanes.Load(h + (2 * width)), s2);
                s3 = TLanes.MultiplyAdd(r, TLanes.Load(h + (3 * width)), s3);
            }
            TLanes.Store(s0, s);
            TLanes.Store(s1, s + width);
            TLanes.Store(s2, s + (2 * width));
            TLanes.Store(s3, s + (3 * width));
        }
        for (; j < stride; j += width)
        {
            var h = block + j;
            var sum = TLanes.Load(sums + j);
            for (nint i = 0; i < count; i++, h += stride)
                sum = TLanes.MultiplyAdd(TLanes.Create(residual[i]), TLanes.Load(h), sum);
            TLanes.Store(sum, sums + j);
        }
    }
}
