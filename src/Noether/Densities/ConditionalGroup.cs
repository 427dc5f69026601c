using System.Buffers;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// Everything about the samples that reveal one component g: own log densities with the gradient of g's table, log
/// densities under the two neighbouring tables, divergences, and their gradient.
/// </summary>
internal static unsafe class ConditionalGroup<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Floats in a cache line.</summary>
    private const int Alignment = 16;

    /// <summary>Scores the group.</summary>
    /// <param name="layout">Sizes and strides.</param>
    /// <param name="table">The table; the gradient of g's rows is overwritten when slopes are wanted.</param>
    /// <param name="g">The revealed component.</param>
    /// <param name="samples">Samples of the group in order of their knots.</param>
    /// <param name="y">Rows of the packed others in group order.</param>
    /// <param name="gradient">Output, gradient of the clamped divergences by y; empty for values only.</param>
    /// <param name="revealedGradient">Output, the same with respect to y_g.</param>
    /// <returns>Sum of log q over samples and others; weighted sum over others and directions of the clamped means.</returns>
    public static (double LogDensity, double Divergence) Score(
        ConditionalLayout layout,
        ConditionalTable table,
        int g,
        ReadOnlySpan<ConditionalSample> samples,
        ReadOnlySpan<float> y,
        Span<float> gradient,
        Span<float> revealedGradient)
    {
        bool wanted = !gradient.IsEmpty;
        int block = layout.Knots * layout.RowStride;
        int perTable = 2 * samples.Length * TLanes.Width;
        int workspace = ConditionalKernel<TLanes, TVector>.Workspace;
        float[] scratch = ArrayPool<float>.Shared.Rent(Alignment + workspace + (wanted ? 3 * perTable : 0));
        if (wanted)
        {
            Array.Clear(table.Gradient, g * block, block);
            revealedGradient.Clear();
        }

        double* own = stackalloc double[TLanes.Width];
        double* below = stackalloc double[TLanes.Width];
        double* above = stackalloc double[TLanes.Width];
        float* factors = stackalloc float[2 * TLanes.Width];
        double logDensity = 0, divergence = 0;
        fixed (float* values = table.Values)
        fixed (float* tableGradient = table.Gradient)
        fixed (float* rows = y)
        fixed (float* target = gradient)
        fixed (float* revealed = revealedGradient)
        fixed (float* memory = scratch)
        {
            // Registers that straddle cache lines are slow to store and to read back.
            const nuint line = Alignment * sizeof(float);
            float* work = (float*)(((nuint)memory + line - 1) & ~(line - 1));
            float* slopes = work + workspace;
            float* ownSlopes = wanted ? slopes : null;
            float* belowSlopes = wanted ? slopes + perTable : null;
            float* aboveSlopes = wanted ? slopes + 2 * perTable : null;
            for (int o = 0; o < layout.Others; o += TLanes.Width)
            {
                float* here = values + layout.PlaneStart(0, g, 0) + o;
                float* back = wanted ? tableGradient + layout.PlaneStart(0, g, 0) + o : null;
                ConditionalKernel<TLanes, TVector>.Score(here, layout, samples, rows + o, ownSlopes, back, own, work);

                // A missing neighbour is scored against g's own table and masked out: simpler, and rare.
                float* lower = g > 0 ? here - block - 1 : here;
                float* upper = g < layout.Dimension - 1 ? here + block + 1 : here;
                ConditionalKernel<TLanes, TVector>.Score(
                    lower, layout, samples, rows + o, belowSlopes, null, below, work);
                ConditionalKernel<TLanes, TVector>.Score(
                    upper, layout, samples, rows + o, aboveSlopes, null, above, work);
                int live = Math.Min(TLanes.Width, layout.Others - o);
                for (int lane = 0; lane < TLanes.Width; lane++)
                {
                    bool hasBelow = g > 0 && lane < live && o + lane >= 1;
                    bool hasAbove = g < layout.Dimension - 1 && o + lane < layout.Others - 1;
                    double down = hasBelow ? Math.Max(0, own[lane] - below[lane]) : 0;
                    double up = hasAbove ? Math.Max(0, own[lane] - above[lane]) : 0;
                    int weight = hasBelow && hasAbove ? 1 : layout.LoneWeight;
                    factors[lane] = down > 0 ? (float)weight / samples.Length : 0;
                    factors[TLanes.Width + lane] = up > 0 ? (float)weight / samples.Length : 0;
                    logDensity += lane < live ? own[lane] : 0;
                    divergence += weight * (down + up) / samples.Length;
                }

                if (wanted)
                    Combine(samples, factors, slopes, perTable, target + o, layout.Width, revealed);
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
        return (logDensity, divergence);
    }

    /// <summary>(below + above) own - below lower - above upper; for y_g the lanes are summed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(
        ReadOnlySpan<ConditionalSample> samples,
        float* factors,
        float* slopes,
        int perTable,
        float* target,
        int stride,
        float* revealed)
    {
        TVector below = TLanes.Load(factors), above = TLanes.Load(factors + TLanes.Width);
        TVector both = TLanes.Add(below, above);
        for (int n = 0; n < samples.Length; n++)
        {
            float* own = slopes + 2 * n * TLanes.Width;
            int index = samples[n].Index;
            TLanes.Store(Weigh(own, perTable, both, below, above), target + (nint)index * stride);
            revealed[index] += TLanes.Sum(Weigh(own + TLanes.Width, perTable, both, below, above));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weigh(float* own, int perTable, TVector both, TVector below, TVector above)
    {
        TVector taken = TLanes.Multiply(below, TLanes.Load(own + perTable));
        taken = TLanes.MultiplyAdd(above, TLanes.Load(own + 2 * perTable), taken);
        return TLanes.Subtract(TLanes.Multiply(both, TLanes.Load(own)), taken);
    }
}
