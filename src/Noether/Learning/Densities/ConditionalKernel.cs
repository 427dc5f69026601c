using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Learning.Densities;

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
    private const int Stretch = 8;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Score(
        float* table,
        ConditionalLayout layout,
        ReadOnlySpan<ConditionalSample> samples,
        float* y,
        float* slopes,
        float* tableGradient,
        double* sums)
    {
        nint plane = layout.PlaneStride, row = layout.RowStride, width = layout.Width;
        nint kernel = ConditionalLayout.Kernels * plane;
        TVector one = TLanes.Create(1f), unitSlope = TLanes.Create(ConditionalUnits.Slope);
        TVector minusSlope = TLanes.Create(-ConditionalUnits.Slope);
        for (int lane = 0; lane < TLanes.Width; lane++)
            sums[lane] = -samples.Length * ConditionalUnits.LogNormaliser;

        for (int start = 0; start < samples.Length; start += Stretch)
        {
            int end = Math.Min(samples.Length, start + Stretch);
            TVector least = TLanes.Zero, product = one;
            for (int n = start; n < end; n++)
            {
                ConditionalSample sample = samples[n];
                float* low = table + sample.Knot * row;
                float* high = low + row;
                TVector t = TLanes.Create(sample.Fraction);
                TVector x = TLanes.Load(y + sample.Index * width);
                TVector s0 = Mix(low + 2 * kernel, high + 2 * kernel, t);
                TVector s1 = Mix(low + 2 * kernel + plane, high + 2 * kernel + plane, t);
                TVector s2 = Mix(low + 2 * kernel + 2 * plane, high + 2 * kernel + 2 * plane, t);
                TVector s3 = Mix(low + 2 * kernel + 3 * plane, high + 2 * kernel + 3 * plane, t);
                TVector u0 = Distance(x, low + kernel, high + kernel, t, s0);
                TVector u1 = Distance(x, low + kernel + plane, high + kernel + plane, t, s1);
                TVector u2 = Distance(x, low + kernel + 2 * plane, high + kernel + 2 * plane, t, s2);
                TVector u3 = Distance(x, low + kernel + 3 * plane, high + kernel + 3 * plane, t, s3);
                TVector f0 = TLanes.Multiply(u0, u0), f1 = TLanes.Multiply(u1, u1);
                TVector f2 = TLanes.Multiply(u2, u2), f3 = TLanes.Multiply(u3, u3);
                TVector m = TLanes.Min(TLanes.Min(f0, f1), TLanes.Min(f2, f3));

                // From here on a_i = s_i 2^(m - f_i), the derivative of p with respect to w_i, and b_i = w_i a_i.
                TVector x0 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f0));
                TVector x1 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f1));
                TVector x2 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f2));
                TVector x3 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f3));
                TVector w0 = TLanes.Multiply(Mix(low, high, t), x0);
                TVector w1 = TLanes.Multiply(Mix(low + plane, high + plane, t), x1);
                TVector w2 = TLanes.Multiply(Mix(low + 2 * plane, high + 2 * plane, t), x2);
                TVector w3 = TLanes.Multiply(Mix(low + 3 * plane, high + 3 * plane, t), x3);
                TVector p = TLanes.Multiply(w0, s0);
                p = TLanes.MultiplyAdd(w1, s1, p);
                p = TLanes.Add(p, TLanes.MultiplyAdd(w3, s3, TLanes.Multiply(w2, s2)));
                least = TLanes.Add(least, m);
                product = TLanes.Multiply(product, p);
                if (slopes == null)
                    continue;

                TVector inverse = TLanes.Divide(one, p);
                TVector scaled = TLanes.Multiply(inverse, unitSlope);

                // With respect to s_i: w_i 2^(m - f_i) (1 - 2 log 2 f_i) / p.
                f0 = TLanes.Multiply(TLanes.MultiplyAdd(f0, minusSlope, one), TLanes.Multiply(w0, inverse));
                f1 = TLanes.Multiply(TLanes.MultiplyAdd(f1, minusSlope, one), TLanes.Multiply(w1, inverse));
                f2 = TLanes.Multiply(TLanes.MultiplyAdd(f2, minusSlope, one), TLanes.Multiply(w2, inverse));
                f3 = TLanes.Multiply(TLanes.MultiplyAdd(f3, minusSlope, one), TLanes.Multiply(w3, inverse));

                // With respect to mu_i: 2 log 2 w_i s_i^2 u_i 2^(m - f_i) / p.
                u0 = TLanes.Multiply(TLanes.Multiply(u0, scaled), TLanes.Multiply(TLanes.Multiply(w0, s0), s0));
                u1 = TLanes.Multiply(TLanes.Multiply(u1, scaled), TLanes.Multiply(TLanes.Multiply(w1, s1), s1));
                u2 = TLanes.Multiply(TLanes.Multiply(u2, scaled), TLanes.Multiply(TLanes.Multiply(w2, s2), s2));
                u3 = TLanes.Multiply(TLanes.Multiply(u3, scaled), TLanes.Multiply(TLanes.Multiply(w3, s3), s3));

                // With respect to w_i: s_i 2^(m - f_i) / p.
                w0 = TLanes.Multiply(TLanes.Multiply(x0, s0), inverse);
                w1 = TLanes.Multiply(TLanes.Multiply(x1, s1), inverse);
                w2 = TLanes.Multiply(TLanes.Multiply(x2, s2), inverse);
                w3 = TLanes.Multiply(TLanes.Multiply(x3, s3), inverse);

                TVector all = Along(low, high, plane, w0, w1, w2, w3, TLanes.Zero);
                all = Along(low + kernel, high + kernel, plane, u0, u1, u2, u3, all);
                all = Along(low + 2 * kernel, high + 2 * kernel, plane, f0, f1, f2, f3, all);
                float* target = slopes + 2 * n * TLanes.Width;
                TVector total = TLanes.Add(TLanes.Add(u0, u1), TLanes.Add(u2, u3));
                TLanes.Store(TLanes.Subtract(TLanes.Zero, total), target);
                TLanes.Store(TLanes.Multiply(all, TLanes.Create(sample.Slope)), target + TLanes.Width);
                if (tableGradient == null)
                    continue;

                float* left = tableGradient + sample.Knot * row;
                float* right = left + row;
                TVector rest = TLanes.Create(1 - sample.Fraction);
                Spread(left, right, plane, t, rest, w0, w1, w2, w3);
                Spread(left + kernel, right + kernel, plane, t, rest, u0, u1, u2, u3);
                Spread(left + 2 * kernel, right + 2 * kernel, plane, t, rest, f0, f1, f2, f3);
            }

            LaneSums.AddLogs<TLanes, TVector>(product, least, sums);
        }
    }

    /// <summary>low + t (high - low).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Mix(float* low, float* high, TVector t)
    {
        TVector from = TLanes.Load(low);
        return TLanes.MultiplyAdd(TLanes.Subtract(TLanes.Load(high), from), t, from);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Distance(TVector x, float* low, float* high, TVector t, TVector s) =>
        TLanes.Multiply(TLanes.Subtract(x, Mix(low, high, t)), s);

    /// <summary>sum + the gradient of four planes along the change from one knot to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Along(
        float* low, float* high, nint plane, TVector a, TVector b, TVector c, TVector d, TVector sum)
    {
        sum = TLanes.MultiplyAdd(a, TLanes.Subtract(TLanes.Load(high), TLanes.Load(low)), sum);
        sum = TLanes.MultiplyAdd(b, TLanes.Subtract(TLanes.Load(high + plane), TLanes.Load(low + plane)), sum);
        sum = TLanes.MultiplyAdd(c, TLanes.Subtract(TLanes.Load(high + 2 * plane), TLanes.Load(low + 2 * plane)), sum);
        return TLanes.MultiplyAdd(d, TLanes.Subtract(TLanes.Load(high + 3 * plane), TLanes.Load(low + 3 * plane)), sum);
    }

    /// <summary>Adds the gradient of four planes to the rows of both knots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(
        float* left, float* right, nint plane, TVector t, TVector rest, TVector a, TVector b, TVector c, TVector d)
    {
        TLanes.Store(TLanes.MultiplyAdd(a, rest, TLanes.Load(left)), left);
        TLanes.Store(TLanes.MultiplyAdd(a, t, TLanes.Load(right)), right);
        TLanes.Store(TLanes.MultiplyAdd(b, rest, TLanes.Load(left + plane)), left + plane);
        TLanes.Store(TLanes.MultiplyAdd(b, t, TLanes.Load(right + plane)), right + plane);
        TLanes.Store(TLanes.MultiplyAdd(c, rest, TLanes.Load(left + 2 * plane)), left + 2 * plane);
        TLanes.Store(TLanes.MultiplyAdd(c, t, TLanes.Load(right + 2 * plane)), right + 2 * plane);
        TLanes.Store(TLanes.MultiplyAdd(d, rest, TLanes.Load(left + 3 * plane)), left + 3 * plane);
        TLanes.Store(TLanes.MultiplyAdd(d, t, TLanes.Load(right + 3 * plane)), right + 3 * plane);
    }
}
