using System.Buffers;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>The layers at one width of registers.</summary>
internal sealed unsafe class ConditionalLayers<TLanes, TVector>(ConditionalLayout layout, float[] knots)
    : IConditionalLayers
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    public void Forward(
        int network, int g, in LeakyUnits units, ReadOnlySpan<float> slope, ReadOnlySpan<float> offset,
        ConditionalTable table)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(layout.KinkLength + ConditionalLayout.Pad);
        rented.AsSpan(0, layout.KinkLength + ConditionalLayout.Pad).Clear();
        fixed (float* w = units.Weights)
        fixed (float* b = units.Biases)
        fixed (float* second = units.Second)
        fixed (int* kinks = units.Kinks)
        fixed (float* sums = rented)
        fixed (float* linear = slope)
        fixed (float* constant = offset)
        fixed (float* t = knots)
        fixed (float* planes = table.ValuesOf(network, g))
        fixed (float* derivatives = table.DerivativesOf(network, g))
        {
            LeakyKinks<TLanes, TVector>.Find(w, b, units.Count, t, knots.Length, kinks);
            LeakyKinks<TLanes, TVector>.Scatter(layout, w, b, units.Count, second, kinks, sums);
            LeakyKinks<TLanes, TVector>.Run(layout, g, sums, linear, constant, t, planes);
            ConditionalActivation<TLanes, TVector>.Forward(layout, network, planes, derivatives);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <inheritdoc/>
    public void TakeBack(
        int network, int g, float scale, ConditionalTable table, Span<float> sums, Span<float> slope,
        Span<float> offset)
    {
        fixed (float* values = table.ValuesOf(network, g))
        fixed (float* gradient = table.GradientOf(network, g))
        fixed (float* derivatives = table.DerivativesOf(network, g))
        fixed (float* parts = sums)
        fixed (float* linear = slope)
        fixed (float* constant = offset)
        fixed (float* t = knots)
        {
            ConditionalActivation<TLanes, TVector>.Backward(layout, network, values, gradient, derivatives, scale);
            LeakyKinks<TLanes, TVector>.Fold(layout, g, gradient, t, parts, linear, constant);
        }
    }

    /// <inheritdoc/>
    public void Backward(
        in LeakyUnits units, ReadOnlySpan<float> sums, ReadOnlySpan<float> slope, ReadOnlySpan<float> offset,
        Span<float> weights, Span<float> biases, Span<float> second)
    {
        fixed (float* w = units.Weights)
        fixed (float* b = units.Biases)
        fixed (float* from = units.Second)
        fixed (int* kinks = units.Kinks)
        fixed (float* parts = sums)
        fixed (float* linear = slope)
        fixed (float* constant = offset)
        fixed (float* weightGradient = weights)
        fixed (float* biasGradient = biases)
        fixed (float* target = second)
        {
            LeakyKinks<TLanes, TVector>.Gather(
                layout, w, b, units.Count, from, kinks, parts, linear, constant, weightGradient,
                biasGradient, target);
        }
    }
}
