using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.Benchmarks.Peaks;

/// <summary>Loops that do nothing but what is to be measured.</summary>
internal static unsafe class PeakLoops
{
    /// <summary>Fused multiply-adds in flight: more than latency times units of any processor so far.</summary>
    private const int Chains = 12;

    /// <summary>Runs independent chains of fused multiply-adds in registers.</summary>
    /// <param name="rounds">Rounds, each with one multiply-add per chain.</param>
    /// <returns>Floating-point operations done, two for each lane of a multiply-add.</returns>
    public static double MultiplyAdds(long rounds)
    {
        var (width, sum) = Simd.Level switch
        {
            SimdLevel.Avx512 => (Lanes512.Width, Chain<Lanes512, Vector512<float>>(rounds)),
            SimdLevel.Avx2 => (Lanes256.Width, Chain<Lanes256, Vector256<float>>(rounds)),
            _ => (Lanes128.Width, Chain<Lanes128, Vector128<float>>(rounds)),
        };
        // The sum is used, or the compiler might drop the loop.
        return float.IsNaN(sum) ? 0 : 2.0 * Chains * width * rounds;
    }

    /// <summary>a = b + s c, the triad of McCalpin's STREAM.</summary>
    /// <param name="a">Written.</param>
    /// <param name="b">Read, as long as a.</param>
    /// <param name="c">Read, as long as a.</param>
    /// <param name="factor">s.</param>
    /// <returns>Bytes read and written; what the processor fetches before it writes is not counted.</returns>
    public static double Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float factor)
    {
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(c, factor, b, a);
        return 3.0 * sizeof(float) * a.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chain<TLanes, TVector>(long rounds)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // x -> x/2 + 1 stays near 2, away from slow numbers.
        TVector half = TLanes.Create(0.5f), one = TLanes.Create(1f);
        TVector a = one, b = one, c = one, d = one, e = one, f = one;
        TVector g = one, h = one, i = one, j = one, k = one, l = one;
        for (var round = 0L; round < rounds; round++)
        {
            a = TLanes.MultiplyAdd(a, half, one);
            b = TLanes.MultiplyAdd(b, half, one);
            c = TLanes.MultiplyAdd(c, half, one);
            d = TLanes.MultiplyAdd(d, half, one);
            e = TLanes.MultiplyAdd(e, half, one);
            f = TLanes.MultiplyAdd(f, half, one);
            g = TLanes.MultiplyAdd(g, half, one);
            h = TLanes.MultiplyAdd(h, half, one);
            i = TLanes.MultiplyAdd(i, half, one);
            j = TLanes.MultiplyAdd(j, half, one);
            k = TLanes.MultiplyAdd(k, half, one);
            l = TLanes.MultiplyAdd(l, half, one);
        }
        a = TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(e, f));
        g = TLanes.Add(TLanes.Add(TLanes.Add(g, h), TLanes.Add(i, j)), TLanes.Add(k, l));
        return TLanes.Sum(TLanes.Add(a, g));
    }
}
