using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// Activations of the conditional networks on the four packed planes of one (network, g) at every knot: weights
/// softmax(3.5 tanh x), means x, inverse deviations unit exp(-1.75 tanh x). Whole registers only; planes are padded.
/// </summary>
internal static unsafe class ConditionalActivation<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int Kernels = ConditionalLayout.Kernels;

    /// <summary>Bound of logits and log-variances.</summary>
    private const float Bound = 3.5f;

    /// <summary>Activates in place and writes the derivative of the bounded quantity by the output.</summary>
    public static void Forward(ConditionalLayout layout, int network, float* planes, float* derivatives)
    {
        if (network == 1)
            return;
        for (int knot = 0; knot < layout.Knots; knot++)
        {
            Forward(network, planes, layout.PlaneStride, derivatives, layout.Width);
            planes += layout.RowStride;
            derivatives += layout.DerivativeStride;
        }
    }

    /// <summary>Turns the gradient by the activated values into scale times that by the outputs, in place.</summary>
    public static void Backward(
        ConditionalLayout layout, int network, float* planes, float* gradient, float* derivatives, float scale)
    {
        for (int knot = 0; knot < layout.Knots; knot++)
        {
            Backward(network, planes, gradient, layout.PlaneStride, derivatives, layout.Width, scale);
            planes += layout.RowStride;
            gradient += layout.RowStride;
            derivatives += layout.DerivativeStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(int network, float* planes, int stride, float* derivatives, int width)
    {
        TVector one = TLanes.Create(1f), bound = TLanes.Create(Bound), unit = TLanes.Create(ConditionalUnits.Unit);
        TVector half = TLanes.Create(-0.5f);
        for (int o = 0; o < width; o += TLanes.Width)
        {
            TVector sum = TLanes.Zero;
            for (int i = 0; i < Kernels; i++)
            {
                TVector t = TLanes.Tanh(TLanes.Load(planes + i * stride + o));
                TVector bounded = TLanes.Multiply(bound, t);
                TVector slope = TLanes.Multiply(TLanes.Subtract(one, TLanes.Multiply(t, t)), bound);
                TLanes.Store(slope, derivatives + i * width + o);
                if (network == 0)
                {
                    TVector share = TLanes.Exp(bounded);
                    sum = TLanes.Add(sum, share);
                    TLanes.Store(share, planes + i * stride + o);
                }
                else
                {
                    TLanes.Store(
                        TLanes.Multiply(unit, TLanes.Exp(TLanes.Multiply(half, bounded))), planes + i * stride + o);
                }
            }

            if (network == 2)
                continue;
            TVector inverse = TLanes.Divide(one, sum);
            for (int i = 0; i < Kernels; i++)
            {
                float* plane = planes + i * stride + o;
                TLanes.Store(TLanes.Multiply(TLanes.Load(plane), inverse), plane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward(
        int network, float* planes, float* gradient, int stride, float* derivatives, int width, float scale)
    {
        TVector factor = TLanes.Create(network == 2 ? -0.5f * scale : scale);
        for (int o = 0; o < width; o += TLanes.Width)
        {
            TVector mean = TLanes.Zero;
            if (network == 0)
            {
                for (int i = 0; i < Kernels; i++)
                {
                    int n = i * stride + o;
                    mean = TLanes.MultiplyAdd(TLanes.Load(planes + n), TLanes.Load(gradient + n), mean);
                }
            }

            for (int i = 0; i < Kernels; i++)
            {
                int n = i * stride + o;
                TVector g = TLanes.Multiply(TLanes.Load(gradient + n), factor);
                if (network != 1)
                {
                    g = TLanes.Multiply(TLanes.Subtract(TLanes.Load(gradient + n), mean), factor);
                    g = TLanes.Multiply(g, TLanes.Load(planes + n));
                    g = TLanes.Multiply(g, TLanes.Load(derivatives + i * width + o));
                }

                TLanes.Store(g, gradient + n);
            }
        }
    }
}
