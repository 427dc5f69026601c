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
        float* hidden, nint stride, int points, float* output, float constant, float* label, float* residual,
        float* sums)
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
        var i = 0;

        // Four points at a time: each factor is read once for all of them.
        for (; i <= count - 4; i += 4, block += 4 * stride)
        {
            TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
            var h = block;
            for (nint j = 0; j < stride; j += width, h += width)
            {
                var factor = TLanes.Load(output + j);
                s0 = TLanes.MultiplyAdd(TLanes.Load(h), factor, s0);
                s1 = TLanes.MultiplyAdd(TLanes.Load(h + stride), factor, s1);
                s2 = TLanes.MultiplyAdd(TLanes.Load(h + (2 * stride)), factor, s2);
                s3 = TLanes.MultiplyAdd(TLanes.Load(h + (3 * stride)), factor, s3);
            }
            outputs[i] = constant + TLanes.Sum(s0);
            outputs[i + 1] = constant + TLanes.Sum(s1);
            outputs[i + 2] = constant + TLanes.Sum(s2);
            outputs[i + 3] = constant + TLanes.Sum(s3);
        }
        for (; i < count; i++, block += stride)
        {
            var sum = TLanes.Zero;
            for (nint j = 0; j < stride; j += width)
                sum = TLanes.MultiplyAdd(TLanes.Load(block + j), TLanes.Load(output + j), sum);
            outputs[i] = constant + TLanes.Sum(sum);
        }
        for (; i < TLanes.Width; i++)
            outputs[i] = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect(float* block, nint stride, int count, float* residual, float* sums)
    {
        nint width = TLanes.Width, j = 0;
        for (; j <= stride - (4 * width); j += 4 * width)
            Collect<ICount.Of4>(block + j, stride, count, residual, sums + j);
        if (stride - j == 3 * width)
            Collect<ICount.Of3>(block + j, stride, count, residual, sums + j);
        else if (stride - j == 2 * width)
            Collect<ICount.Of2>(block + j, stride, count, residual, sums + j);
        else if (stride - j == width)
            Collect<ICount.Of1>(block + j, stride, count, residual, sums + j);
    }

    // Several chains of sums at a time hide the latency of multiply-add.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Collect<TColumns>(float* h, nint stride, int count, float* residual, float* sums)
        where TColumns : struct, ICount
    {
        nint width = TLanes.Width;
        TVector s0 = TLanes.Load(sums), s1 = s0, s2 = s0, s3 = s0;
        if (TColumns.Value > 1)
            s1 = TLanes.Load(sums + width);
        if (TColumns.Value > 2)
            s2 = TLanes.Load(sums + (2 * width));
        if (TColumns.Value > 3)
            s3 = TLanes.Load(sums + (3 * width));
        for (nint i = 0; i < count; i++, h += stride)
        {
            var r = TLanes.Create(residual[i]);
            s0 = TLanes.MultiplyAdd(r, TLanes.Load(h), s0);
            if (TColumns.Value > 1)
                s1 = TLanes.MultiplyAdd(r, TLanes.Load(h + width), s1);
            if (TColumns.Value > 2)
                s2 = TLanes.MultiplyAdd(r, TLanes.Load(h + (2 * width)), s2);
            if (TColumns.Value > 3)
                s3 = TLanes.MultiplyAdd(r, TLanes.Load(h + (3 * width)), s3);
        }
        TLanes.Store(s0, sums);
        if (TColumns.Value > 1)
            TLanes.Store(s1, sums + width);
        if (TColumns.Value > 2)
            TLanes.Store(s2, sums + (2 * width));
        if (TColumns.Value > 3)
            TLanes.Store(s3, sums + (3 * width));
    }
}
