using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>One row of the LeakyReLU layer whose input is one-hot in position, forward and back.</summary>
internal sealed unsafe class HiddenLayer(SimdLevel level)
{
    /// <summary>Slope of the LeakyReLU below zero.</summary>
    public const float Leak = 0.2f;

    /// <summary>units = leaky(weights value + biases).</summary>
    public void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, float value, Span<float> units)
    {
        fixed (float* w = weights)
        fixed (float* b = biases)
        fixed (float* u = units)
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    Forward<Lanes512, Vector512<float>>(w, b, value, u, units.Length);
                    break;
                case SimdLevel.Avx2:
                    Forward<Lanes256, Vector256<float>>(w, b, value, u, units.Length);
                    break;
                default:
                    Forward<Lanes128, Vector128<float>>(w, b, value, u, units.Length);
                    break;
            }
        }
    }

    /// <summary>
    /// slopes (with respect to units) become slopes with respect to the layer's sums; weights += value slopes and
    /// biases += slopes.
    /// </summary>
    public void Backward(
        ReadOnlySpan<float> units, Span<float> slopes, float value, Span<float> weights, Span<float> biases)
    {
        fixed (float* u = units)
        fixed (float* s = slopes)
        fixed (float* w = weights)
        fixed (float* b = biases)
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    Backward<Lanes512, Vector512<float>>(u, s, value, w, b, units.Length);
                    break;
                case SimdLevel.Avx2:
                    Backward<Lanes256, Vector256<float>>(u, s, value, w, b, units.Length);
                    break;
                default:
                    Backward<Lanes128, Vector128<float>>(u, s, value, w, b, units.Length);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TLanes, TVector>(float* weights, float* biases, float value, float* units, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector t = TLanes.Create(value), leak = TLanes.Create(Leak);
        int n = 0;
        for (; n <= count - TLanes.Width; n += TLanes.Width)
        {
            TVector x = TLanes.MultiplyAdd(TLanes.Load(weights + n), t, TLanes.Load(biases + n));
            TLanes.Store(TLanes.Max(x, TLanes.Multiply(x, leak)), units + n);
        }

        for (; n < count; n++)
        {
            float x = weights[n] * value + biases[n];
            units[n] = Math.Max(x, x * Leak);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TLanes, TVector>(
        float* units, float* slopes, float value, float* weights, float* biases, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector t = TLanes.Create(value), leak = TLanes.Create(Leak), one = TLanes.Create(1f);
        int n = 0;
        for (; n <= count - TLanes.Width; n += TLanes.Width)
        {
            TVector factor = TLanes.Select(TLanes.LessThan(TLanes.Load(units + n), TLanes.Zero), leak, one);
            TVector s = TLanes.Multiply(TLanes.Load(slopes + n), factor);
            TLanes.Store(s, slopes + n);
            TLanes.Store(TLanes.MultiplyAdd(s, t, TLanes.Load(weights + n)), weights + n);
            TLanes.Store(TLanes.Add(s, TLanes.Load(biases + n)), biases + n);
        }

        for (; n < count; n++)
        {
            float s = slopes[n] *= units[n] < 0 ? Leak : 1;
            weights[n] += s * value;
            biases[n] += s;
        }
    }
}
