using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// Activated mixture parameters at every (g, knot), and the gradient with respect to them. Between knots they are
/// interpolated linearly, so the weights still sum to one and the mixture is still exactly normalised.
/// </summary>
internal sealed unsafe class ConditionalTable
{
    private const int Activated = 2 * ConditionalLayout.Kernels;

    private readonly ConditionalLayout layout;
    private readonly SimdLevel level;
    private readonly float[] derivatives;

    public ConditionalTable(ConditionalLayout layout, SimdLevel level)
    {
        this.layout = layout;
        this.level = level;
        Values = new float[layout.TableLength];
        // Lanes in the pads are computed and thrown away; any finite positive number keeps them harmless.
        Array.Fill(Values, 0.25f);
        Gradient = new float[layout.TableLength];
        derivatives = new float[layout.Rows * Activated * layout.Width];
    }

    /// <summary>Weights, means, inverse deviations (times <see cref="ConditionalUnits.Unit"/>).</summary>
    public float[] Values { get; }

    /// <summary>Sum over samples of d log q_{g,j}(y_j | y_g) with respect to the values.</summary>
    public float[] Gradient { get; }

    /// <summary>Activates one network's outputs at (g, knot), 4d of them, and stores them packed.</summary>
    public void Fill(int network, int g, int knot, ReadOnlySpan<float> outputs)
    {
        Span<float> planes = Planes(Values, network, g, knot);
        for (int i = 0; i < ConditionalLayout.Kernels; i++)
        {
            ReadOnlySpan<float> source = outputs.Slice(i * layout.Dimension, layout.Dimension);
            Span<float> target = planes.Slice(i * layout.PlaneStride, layout.Others);
            source[..g].CopyTo(target);
            source[(g + 1)..].CopyTo(target[g..]);
        }

        fixed (float* values = planes)
        fixed (float* slopes = Derivatives(network, g, knot))
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    ConditionalActivation<Lanes512, Vector512<float>>.Forward(
                        network, values, layout.PlaneStride, slopes, layout.Width, layout.Others);
                    break;
                case SimdLevel.Avx2:
                    ConditionalActivation<Lanes256, Vector256<float>>.Forward(
                        network, values, layout.PlaneStride, slopes, layout.Width, layout.Others);
                    break;
                default:
                    ConditionalActivation<Lanes128, Vector128<float>>.Forward(
                        network, values, layout.PlaneStride, slopes, layout.Width, layout.Others);
                    break;
            }
        }
    }

    /// <summary>Writes scale times the gradient by the 4d outputs at (g, knot); that of j = g is zero.</summary>
    public void TakeBack(int network, int g, int knot, float scale, Span<float> outputs)
    {
        Span<float> planes = Planes(Gradient, network, g, knot);
        fixed (float* gradient = planes)
        fixed (float* values = Planes(Values, network, g, knot))
        fixed (float* slopes = Derivatives(network, g, knot))
        {
            switch (level)
            {
                case SimdLevel.Avx512:
                    ConditionalActivation<Lanes512, Vector512<float>>.Backward(
                        network, values, gradient, layout.PlaneStride, slopes, layout.Width, layout.Others, scale);
                    break;
                case SimdLevel.Avx2:
                    ConditionalActivation<Lanes256, Vector256<float>>.Backward(
                        network, values, gradient, layout.PlaneStride, slopes, layout.Width, layout.Others, scale);
                    break;
                default:
                    ConditionalActivation<Lanes128, Vector128<float>>.Backward(
                        network, values, gradient, layout.PlaneStride, slopes, layout.Width, layout.Others, scale);
                    break;
            }
        }

        for (int i = 0; i < ConditionalLayout.Kernels; i++)
        {
            ReadOnlySpan<float> source = planes.Slice(i * layout.PlaneStride, layout.Others);
            Span<float> target = outputs.Slice(i * layout.Dimension, layout.Dimension);
            source[..g].CopyTo(target);
            target[g] = 0;
            source[g..].CopyTo(target[(g + 1)..]);
        }
    }

    private Span<float> Planes(float[] rows, int network, int g, int knot) =>
        rows.AsSpan(
            layout.PlaneStart(network, g, knot), (ConditionalLayout.Kernels - 1) * layout.PlaneStride + layout.Width);

    private Span<float> Derivatives(int network, int g, int knot)
    {
        int half = ConditionalLayout.Kernels * layout.Width;
        int row = (g * layout.Knots + knot) * 2 * half;
        return network == 1 ? [] : derivatives.AsSpan(row + (network == 0 ? 0 : half), half);
    }
}
