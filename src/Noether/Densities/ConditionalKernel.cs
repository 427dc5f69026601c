using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// Conditional log densities of one register of others, for all samples of a group, under one table. The parameters of
/// the mixture are interpolated between the two knots around y_g. With f_i = u_i^2 and m = min f_i the density is
/// 2^-m p, p = sum w_i s_i 2^(m - f_i); as in the marginal kernel the logarithm is taken of products of p. Here p lies
/// between 2^-15 (the smallest w_i s_i that the activations allow) and 2^3, so eight of them fit a float.
/// </summary>
internal static unsafe class ConditionalKernel<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>Most samples worked on at once; all of them lie in one cell.</summary>
    private const int Stretch = 8;

    /// <summary>Stretches whose logarithms are summed in single precision.</summary>
    private const int CarryEvery = 8;

    private const int Planes = ConditionalLayout.Planes;

    /// <summary>Floats that <see cref="Score"/> needs as workspace: a cell, gradients of a stretch, a sum.</summary>
    public static int Workspace => ((2 + Stretch) * Planes + 1) * TLanes.Width;

    /// <summary>Scores the samples against one table.</summary>
    /// <param name="table">First plane of the first knot's row, at the first of the others.</param>
    /// <param name="layout">Strides of the table, and the width of a row of y.</param>
    /// <param name="samples">Samples in order of their knots.</param>
    /// <param name="y">Row of sample 0 at the first of the others; rows are layout.Width apart, in group order.</param>
    /// <param name="slopes">
    /// Output, per sample a register of d log q / dy_j and one of d log q / dy_g; null when only values are wanted.
    /// </param>
    /// <param name="tableGradient">
    /// The table's gradient at the same place as table, added to; null for none.
    /// </param>
    /// <param name="sums">Output, sum of log q over the samples for each lane.</param>
    /// <param name="workspace">Aligned memory, <see cref="Workspace"/> floats.</param>
    public static void Score(
        float* table,
        ConditionalLayout layout,
        ReadOnlySpan<ConditionalSample> samples,
        float* y,
        float* slopes,
        float* tableGradient,
        double* sums,
        float* workspace)
    {
        float* gradients = tableGradient == null ? null : workspace + 2 * Planes * TLanes.Width;
        float* logs = workspace + (2 + Stretch) * Planes * TLanes.Width;
        TLanes.Store(TLanes.Zero, logs);
        for (int lane = 0; lane < TLanes.Width; lane++)
            sums[lane] = -samples.Length * ConditionalUnits.LogNormaliser;
        int end, stretches = 0, loaded = -1;
        for (int start = 0; start < samples.Length; start = end)
        {
            if (stretches++ % CarryEvery == 0)
                LaneSums.Carry<TLanes, TVector>(logs, sums);
            int knot = samples[start].Knot;
            end = start + 1;
            while (end < samples.Length && end < start + Stretch && samples[end].Knot == knot)
                end++;
            nint row = (nint)knot * layout.RowStride;
            if (knot != loaded)
                LoadCell(table + row, layout.RowStride, layout.PlaneStride, workspace);
            loaded = knot;
            ReadOnlySpan<ConditionalSample> stretch = samples[start..end];
            float* target = slopes == null ? null : slopes + 2 * start * TLanes.Width;
            ScoreCell(workspace, stretch, y, layout.Width, target, gradients, logs);
            if (gradients != null)
                Spread(gradients, stretch, tableGradient + row, layout.RowStride, layout.PlaneStride);
        }

        LaneSums.Carry<TLanes, TVector>(logs, sums);
    }

    /// <summary>Copies a cell: for each plane the values at the lower knot and the change to the upper one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LoadCell(float* low, nint row, nint plane, float* cell)
    {
        for (int n = 0; n < Planes; n++, low += plane, cell += 2 * TLanes.Width)
        {
            TVector from = TLanes.Load(low);
            TLanes.Store(from, cell);
            TLanes.Store(TLanes.Subtract(TLanes.Load(low + row), from), cell + TLanes.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreCell(
        float* cell,
        ReadOnlySpan<ConditionalSample> samples,
        float* y,
        nint stride,
        float* slopes,
        float* gradients,
        float* logs)
    {
        float* means = cell + 8 * TLanes.Width;
        float* deviations = cell + 16 * TLanes.Width;
        TVector one = TLanes.Create(1f), minusSlope = TLanes.Create(-ConditionalUnits.Slope);
        TVector least = TLanes.Zero, product = one;
        foreach (ConditionalSample sample in samples)
        {
            TVector t = TLanes.Create(sample.Fraction);
            TVector x = TLanes.Load(y + sample.Index * stride);
            TVector s0 = Mix(deviations, 0, t), s1 = Mix(deviations, 1, t);
            TVector s2 = Mix(deviations, 2, t), s3 = Mix(deviations, 3, t);
            TVector u0 = TLanes.Multiply(TLanes.Subtract(x, Mix(means, 0, t)), s0);
            TVector u1 = TLanes.Multiply(TLanes.Subtract(x, Mix(means, 1, t)), s1);
            TVector u2 = TLanes.Multiply(TLanes.Subtract(x, Mix(means, 2, t)), s2);
            TVector u3 = TLanes.Multiply(TLanes.Subtract(x, Mix(means, 3, t)), s3);
            TVector f0 = TLanes.Multiply(u0, u0), f1 = TLanes.Multiply(u1, u1);
            TVector f2 = TLanes.Multiply(u2, u2), f3 = TLanes.Multiply(u3, u3);
            TVector m = TLanes.Min(TLanes.Min(f0, f1), TLanes.Min(f2, f3));
            TVector x0 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f0));
            TVector x1 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f1));
            TVector x2 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f2));
            TVector x3 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f3));
            TVector w0 = TLanes.Multiply(Mix(cell, 0, t), x0), w1 = TLanes.Multiply(Mix(cell, 1, t), x1);
            TVector w2 = TLanes.Multiply(Mix(cell, 2, t), x2), w3 = TLanes.Multiply(Mix(cell, 3, t), x3);
            TVector p = TLanes.MultiplyAdd(w1, s1, TLanes.Multiply(w0, s0));
            p = TLanes.Add(p, TLanes.MultiplyAdd(w3, s3, TLanes.Multiply(w2, s2)));
            least = TLanes.Add(least, m);
            product = TLanes.Multiply(product, p);
            if (slopes == null)
                continue;

            TVector inverse = TLanes.Divide(one, p);
            w0 = TLanes.Multiply(w0, inverse);
            w1 = TLanes.Multiply(w1, inverse);
            w2 = TLanes.Multiply(w2, inverse);
            w3 = TLanes.Multiply(w3, inverse);

            // With respect to mu_i, over 2 log 2: w_i s_i^2 u_i 2^(m - f_i) / p.
            u0 = TLanes.Multiply(TLanes.Multiply(u0, s0), TLanes.Multiply(w0, s0));
            u1 = TLanes.Multiply(TLanes.Multiply(u1, s1), TLanes.Multiply(w1, s1));
            u2 = TLanes.Multiply(TLanes.Multiply(u2, s2), TLanes.Multiply(w2, s2));
            u3 = TLanes.Multiply(TLanes.Multiply(u3, s3), TLanes.Multiply(w3, s3));
            TVector total = TLanes.Add(TLanes.Add(u0, u1), TLanes.Add(u2, u3));
            TLanes.Store(TLanes.Multiply(total, minusSlope), slopes);
            TVector all = TLanes.Multiply(Along(means, u0, u1, u2, u3, TLanes.Zero), minusSlope);

            // With respect to w_i: s_i 2^(m - f_i) / p.
            s0 = TLanes.Multiply(TLanes.Multiply(s0, x0), inverse);
            s1 = TLanes.Multiply(TLanes.Multiply(s1, x1), inverse);
            s2 = TLanes.Multiply(TLanes.Multiply(s2, x2), inverse);
            s3 = TLanes.Multiply(TLanes.Multiply(s3, x3), inverse);

            // With respect to s_i: w_i 2^(m - f_i) (1 - 2 log 2 f_i) / p.
            f0 = TLanes.Multiply(TLanes.MultiplyAdd(f0, minusSlope, one), w0);
            f1 = TLanes.Multiply(TLanes.MultiplyAdd(f1, minusSlope, one), w1);
            f2 = TLanes.Multiply(TLanes.MultiplyAdd(f2, minusSlope, one), w2);
            f3 = TLanes.Multiply(TLanes.MultiplyAdd(f3, minusSlope, one), w3);
            all = TLanes.Subtract(Along(cell, s0, s1, s2, s3, TLanes.Zero), all);
            all = Along(deviations, f0, f1, f2, f3, all);
            TLanes.Store(TLanes.Multiply(all, TLanes.Create(sample.Slope)), slopes + TLanes.Width);
            slopes += 2 * TLanes.Width;
            if (gradients == null)
                continue;

            Keep(gradients, s0, s1, s2, s3);
            Keep(gradients + 4 * TLanes.Width, u0, u1, u2, u3);
            Keep(gradients + 8 * TLanes.Width, f0, f1, f2, f3);
            gradients += Planes * TLanes.Width;
        }

        LaneSums.AddLogs<TLanes, TVector>(product, least, logs);
    }

    /// <summary>Adds the kept gradients of a stretch to the rows of both knots, summed in registers first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread(
        float* gradients, ReadOnlySpan<ConditionalSample> samples, float* left, nint row, nint plane)
    {
        for (int n = 0; n < Planes; n++, left += plane, gradients += TLanes.Width)
        {
            TVector all = TLanes.Zero, upper = TLanes.Zero;
            float* gradient = gradients;
            foreach (ConditionalSample sample in samples)
            {
                TVector g = TLanes.Load(gradient);
                all = TLanes.Add(all, g);
                upper = TLanes.MultiplyAdd(g, TLanes.Create(sample.Fraction), upper);
                gradient += Planes * TLanes.Width;
            }

            TVector factor = TLanes.Create(n / ConditionalLayout.Kernels == 1 ? ConditionalUnits.Slope : 1);
            all = TLanes.Multiply(all, factor);
            upper = TLanes.Multiply(upper, factor);
            TLanes.Store(TLanes.Add(TLanes.Load(left), TLanes.Subtract(all, upper)), left);
            TLanes.Store(TLanes.Add(TLanes.Load(left + row), upper), left + row);
        }
    }

    /// <summary>Plane n of a network's four, between the knots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Mix(float* planes, int n, TVector t) =>
        TLanes.MultiplyAdd(
            TLanes.Load(planes + (2 * n + 1) * TLanes.Width), t, TLanes.Load(planes + 2 * n * TLanes.Width));

    /// <summary>sum + the gradient of four planes along the change from one knot to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Along(float* planes, TVector a, TVector b, TVector c, TVector d, TVector sum)
    {
        sum = TLanes.MultiplyAdd(a, TLanes.Load(planes + TLanes.Width), sum);
        sum = TLanes.MultiplyAdd(b, TLanes.Load(planes + 3 * TLanes.Width), sum);
        sum = TLanes.MultiplyAdd(c, TLanes.Load(planes + 5 * TLanes.Width), sum);
        return TLanes.MultiplyAdd(d, TLanes.Load(planes + 7 * TLanes.Width), sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(float* target, TVector a, TVector b, TVector c, TVector d)
    {
        TLanes.Store(a, target);
        TLanes.Store(b, target + TLanes.Width);
        TLanes.Store(c, target + 2 * TLanes.Width);
        TLanes.Store(d, target + 3 * TLanes.Width);
    }
}
