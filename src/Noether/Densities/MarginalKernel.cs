using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// Log density of one mixture of four Gaussians on a contiguous row of samples. In units of log 2, kernel i has
/// -log density f_i = u_i^2 + offset_i with u_i = y scale_i + shift_i. With m = min f_i the density is 2^-m p,
/// p = sum 2^(m - f_i) in [1, 4]: far outliers stay finite because the nearest kernel always contributes one.
/// Only the sum of log densities is wanted, so p is multiplied up over a stretch of vectors and one logarithm is taken
/// per stretch.
/// </summary>
internal static unsafe class MarginalKernel<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    /// <summary>
    /// Vectors summed in single precision before the sums are carried over to double precision; 4^32 fits a float.
    /// </summary>
    private const int Stretch = 32;

    /// <summary>Sum of log p(y), and d log p(y) / dy for every sample.</summary>
    /// <param name="constants">Constants of the mixture, see <see cref="MarginalConstants"/>.</param>
    /// <param name="y">Samples.</param>
    /// <param name="gradient">Output, count derivatives; null when only the value is wanted.</param>
    /// <param name="count">Number of samples, any.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Score(float* constants, float* y, float* gradient, int count)
    {
        TVector a0 = TLanes.Create(constants[0]), a1 = TLanes.Create(constants[1]);
        TVector a2 = TLanes.Create(constants[2]), a3 = TLanes.Create(constants[3]);
        TVector b0 = TLanes.Create(constants[4]), b1 = TLanes.Create(constants[5]);
        TVector b2 = TLanes.Create(constants[6]), b3 = TLanes.Create(constants[7]);
        TVector c0 = TLanes.Create(constants[8]), c1 = TLanes.Create(constants[9]);
        TVector c2 = TLanes.Create(constants[10]), c3 = TLanes.Create(constants[11]);
        TVector one = TLanes.Create(1f), slope = TLanes.Create(MarginalConstants.Slope);
        double total = 0;
        int whole = count - count % TLanes.Width;
        for (int start = 0; start < count; start += Stretch * TLanes.Width)
        {
            int end = Math.Min(whole, start + Stretch * TLanes.Width);
            TVector least = TLanes.Zero, product = one;
            for (int n = start; n < end; n += TLanes.Width)
            {
                TVector x = TLanes.Load(y + n);
                TVector u0 = TLanes.MultiplyAdd(x, a0, b0), u1 = TLanes.MultiplyAdd(x, a1, b1);
                TVector u2 = TLanes.MultiplyAdd(x, a2, b2), u3 = TLanes.MultiplyAdd(x, a3, b3);
                TVector f0 = TLanes.MultiplyAdd(u0, u0, c0), f1 = TLanes.MultiplyAdd(u1, u1, c1);
                TVector f2 = TLanes.MultiplyAdd(u2, u2, c2), f3 = TLanes.MultiplyAdd(u3, u3, c3);
                TVector m = TLanes.Min(TLanes.Min(f0, f1), TLanes.Min(f2, f3));
                f0 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f0));
                f1 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f1));
                f2 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f2));
                f3 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f3));
                TVector p = TLanes.Add(TLanes.Add(f0, f1), TLanes.Add(f2, f3));
                if (gradient != null)
                {
                    TVector g = TLanes.Multiply(TLanes.Multiply(f0, u0), a0);
                    g = TLanes.MultiplyAdd(TLanes.Multiply(f1, u1), a1, g);
                    g = TLanes.MultiplyAdd(TLanes.Multiply(f2, u2), a2, g);
                    g = TLanes.MultiplyAdd(TLanes.Multiply(f3, u3), a3, g);
                    g = TLanes.Multiply(g, TLanes.Divide(slope, p));
                    TLanes.Store(g, gradient + n);
                }

                least = TLanes.Add(least, m);
                product = TLanes.Multiply(product, p);
            }

            if (whole < count && count - start <= Stretch * TLanes.Width)
            {
                float* rest = gradient == null ? null : gradient + whole;
                ScoreRest(constants, y + whole, rest, count - whole, null, out TVector p, out TVector m);
                least = TLanes.Add(least, m);
                product = TLanes.Multiply(product, p);
            }

            total += LaneSums.LogSum<TLanes, TVector>(product, least);
        }

        return total;
    }

    /// <summary>As <see cref="Score"/>, and adds the moments that make the gradient of the parameters.</summary>
    /// <param name="constants">Constants of the mixture, see <see cref="MarginalConstants"/>.</param>
    /// <param name="y">Samples.</param>
    /// <param name="gradient">Output, count derivatives.</param>
    /// <param name="count">Number of samples, any.</param>
    /// <param name="moments">Added to: sums of r_i, r_i u_i, r_i u_i^2, four each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double ScoreOwn(float* constants, float* y, float* gradient, int count, double* moments)
    {
        TVector a0 = TLanes.Create(constants[0]), a1 = TLanes.Create(constants[1]);
        TVector a2 = TLanes.Create(constants[2]), a3 = TLanes.Create(constants[3]);
        TVector b0 = TLanes.Create(constants[4]), b1 = TLanes.Create(constants[5]);
        TVector b2 = TLanes.Create(constants[6]), b3 = TLanes.Create(constants[7]);
        TVector c0 = TLanes.Create(constants[8]), c1 = TLanes.Create(constants[9]);
        TVector c2 = TLanes.Create(constants[10]), c3 = TLanes.Create(constants[11]);
        TVector one = TLanes.Create(1f), slope = TLanes.Create(MarginalConstants.Slope);
        double total = 0;
        int whole = count - count % TLanes.Width;
        for (int start = 0; start < count; start += Stretch * TLanes.Width)
        {
            int end = Math.Min(whole, start + Stretch * TLanes.Width);
            TVector least = TLanes.Zero, product = one;
            TVector r0 = TLanes.Zero, r1 = TLanes.Zero, r2 = TLanes.Zero, r3 = TLanes.Zero;
            TVector s0 = TLanes.Zero, s1 = TLanes.Zero, s2 = TLanes.Zero, s3 = TLanes.Zero;
            TVector q0 = TLanes.Zero, q1 = TLanes.Zero, q2 = TLanes.Zero, q3 = TLanes.Zero;
            for (int n = start; n < end; n += TLanes.Width)
            {
                TVector x = TLanes.Load(y + n);
                TVector u0 = TLanes.MultiplyAdd(x, a0, b0), u1 = TLanes.MultiplyAdd(x, a1, b1);
                TVector u2 = TLanes.MultiplyAdd(x, a2, b2), u3 = TLanes.MultiplyAdd(x, a3, b3);
                TVector f0 = TLanes.MultiplyAdd(u0, u0, c0), f1 = TLanes.MultiplyAdd(u1, u1, c1);
                TVector f2 = TLanes.MultiplyAdd(u2, u2, c2), f3 = TLanes.MultiplyAdd(u3, u3, c3);
                TVector m = TLanes.Min(TLanes.Min(f0, f1), TLanes.Min(f2, f3));
                f0 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f0));
                f1 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f1));
                f2 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f2));
                f3 = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(m, f3));
                TVector p = TLanes.Add(TLanes.Add(f0, f1), TLanes.Add(f2, f3));
                TVector inverse = TLanes.Divide(one, p);
                f0 = TLanes.Multiply(f0, inverse);
                f1 = TLanes.Multiply(f1, inverse);
                f2 = TLanes.Multiply(f2, inverse);
                f3 = TLanes.Multiply(f3, inverse);
                TVector v0 = TLanes.Multiply(f0, u0), v1 = TLanes.Multiply(f1, u1);
                TVector v2 = TLanes.Multiply(f2, u2), v3 = TLanes.Multiply(f3, u3);
                TVector g = TLanes.MultiplyAdd(v1, a1, TLanes.Multiply(v0, a0));
                g = TLanes.MultiplyAdd(v3, a3, TLanes.MultiplyAdd(v2, a2, g));
                g = TLanes.Multiply(g, slope);
                TLanes.Store(g, gradient + n);
                least = TLanes.Add(least, m);
                product = TLanes.Multiply(product, p);
                r0 = TLanes.Add(r0, f0);
                r1 = TLanes.Add(r1, f1);
                r2 = TLanes.Add(r2, f2);
                r3 = TLanes.Add(r3, f3);
                s0 = TLanes.Add(s0, v0);
                s1 = TLanes.Add(s1, v1);
                s2 = TLanes.Add(s2, v2);
                s3 = TLanes.Add(s3, v3);
                q0 = TLanes.MultiplyAdd(v0, u0, q0);
                q1 = TLanes.MultiplyAdd(v1, u1, q1);
                q2 = TLanes.MultiplyAdd(v2, u2, q2);
                q3 = TLanes.MultiplyAdd(v3, u3, q3);
            }

            if (whole < count && count - start <= Stretch * TLanes.Width)
            {
                ScoreRest(
                    constants, y + whole, gradient + whole, count - whole, moments, out TVector p, out TVector m);
                least = TLanes.Add(least, m);
                product = TLanes.Multiply(product, p);
            }

            total += LaneSums.LogSum<TLanes, TVector>(product, least);
            Carry(moments, r0, r1, r2, r3);
            Carry(moments + 4, s0, s1, s2, s3);
            Carry(moments + 8, q0, q1, q2, q3);
        }

        return total;
    }

    /// <summary>
    /// The end of a row, less than a register: the lanes behind it are masked out of all sums and give p = 1, m = 0.
    /// Apart from the loops, which would lose registers to it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ScoreRest(
        float* constants, float* y, float* gradient, int count, double* moments, out TVector p, out TVector m)
    {
        const int kernels = MarginalMixtures.Kernels;
        float* distances = stackalloc float[kernels * TLanes.Width];
        float* shares = stackalloc float[kernels * TLanes.Width];
        float* ones = stackalloc float[TLanes.Width];
        TVector x = TLanes.LoadPartial(y, count), one = TLanes.Create(1f), least = TLanes.Create(float.MaxValue);
        for (int i = 0; i < kernels; i++)
        {
            TVector u = TLanes.MultiplyAdd(x, TLanes.Create(constants[i]), TLanes.Create(constants[kernels + i]));
            TVector f = TLanes.MultiplyAdd(u, u, TLanes.Create(constants[2 * kernels + i]));
            least = TLanes.Min(least, f);
            TLanes.Store(u, distances + i * TLanes.Width);
            TLanes.Store(f, shares + i * TLanes.Width);
        }

        TVector sum = TLanes.Zero, slope = TLanes.Zero;
        for (int i = 0; i < kernels; i++)
        {
            float* at = shares + i * TLanes.Width;
            TVector f = BinaryExponential.OfNegative<TLanes, TVector>(TLanes.Subtract(least, TLanes.Load(at)));
            sum = TLanes.Add(sum, f);
            TLanes.Store(f, at);
        }

        TLanes.Store(one, ones);
        TVector live = TLanes.LoadPartial(ones, count), inverse = TLanes.Divide(live, sum);
        for (int i = 0; i < kernels; i++)
        {
            TVector u = TLanes.Load(distances + i * TLanes.Width);
            TVector share = TLanes.Multiply(TLanes.Load(shares + i * TLanes.Width), inverse);
            TVector first = TLanes.Multiply(share, u);
            slope = TLanes.MultiplyAdd(first, TLanes.Create(constants[i]), slope);
            if (moments == null)
                continue;
            moments[i] += TLanes.Sum(share);
            moments[kernels + i] += TLanes.Sum(first);
            moments[2 * kernels + i] += TLanes.Sum(TLanes.Multiply(first, u));
        }

        if (gradient != null)
        {
            slope = TLanes.Multiply(slope, TLanes.Create(MarginalConstants.Slope));
            TLanes.StorePartial(slope, gradient, count);
        }

        TVector mask = TLanes.Equal(live, one);
        m = TLanes.Select(mask, least, TLanes.Zero);
        p = TLanes.Select(mask, sum, one);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(double* moments, TVector a, TVector b, TVector c, TVector d)
    {
        moments[0] += TLanes.Sum(a);
        moments[1] += TLanes.Sum(b);
        moments[2] += TLanes.Sum(c);
        moments[3] += TLanes.Sum(d);
    }
}
