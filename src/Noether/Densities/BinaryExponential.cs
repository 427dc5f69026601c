using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>2^x for x that are never positive, which needs fewer operations than a full exponential.</summary>
internal static class BinaryExponential
{
    /// <summary>
    /// 2^x for x at most 0, relative error below 4e-7, exactly 1 at 0; below -125 it stays 2^-125, which is nothing
    /// beside the one that every sum of the mixtures contains. (2^r - 1) / r on [-1/2, 1/2] is a Chebyshev interpolant.
    /// x is rounded to a whole n by a number so large that what is added to it has no fraction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNegative<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var limited = TLanes.Max(TLanes.Create(-125f), x);
        var large = TLanes.Create(12582912f); // 1.5 * 2^23
        var shifted = TLanes.Add(limited, large);
        var r = TLanes.Subtract(limited, TLanes.Subtract(shifted, large));
        var p = TLanes.MultiplyAdd(TLanes.Create(0.00133813025f), r, TLanes.Create(0.00966636852f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.0555038101f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.24022349f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.693147181f));
        return TLanes.AddExponent(TLanes.MultiplyAdd(p, r, TLanes.Create(1f)), shifted);
    }
}
