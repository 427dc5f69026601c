using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>
/// Elementary functions on one register of floats. Argument reduction as in Cody and Waite (1980); the polynomials are
/// Chebyshev interpolants computed for the reduced intervals in 60-digit arithmetic and rounded to float.
/// </summary>
internal static class LaneMath
{
    private const float Log2E = 1.44269502f;

    // ln 2 = Ln2High + Ln2Low; the high part has 12 trailing zero bits, so that n * Ln2High is exact for |n| < 4096.
    private const float Ln2High = 0.693115234f;
    private const float Ln2Low = 3.19461833e-05f;

    private const float LargestDenormal = 1.17549421e-38f;

    /// <summary>
    /// e^x, relative error at most 2 units in the last place. Above 88.7228 the result is infinity, below -87.3 it is
    /// denormal and below -104 zero; NaN stays NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // Limits come first: the second operand is the one whose NaN survives.
        var limited = TLanes.Max(TLanes.Create(-104.5f), TLanes.Min(TLanes.Create(89f), x));
        var n = TLanes.Round(TLanes.Multiply(limited, TLanes.Create(Log2E)));
        var r = Reduce<TLanes, TVector>(limited, n);
        var p = TLanes.MultiplyAdd(TLanes.Create(0.00139261759f), r, TLanes.Create(0.00836317334f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.0416665561f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.166665778f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.5f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(1f));
        return TLanes.Scale(TLanes.MultiplyAdd(p, r, TLanes.Create(1f)), n);
    }

    /// <summary>
    /// Natural logarithm, error at most 2 units in the last place, denormals included. Zero gives minus infinity,
    /// negative numbers NaN, infinity infinity; NaN stays NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // Registers that hold only positive normal numbers, nearly all of them, skip the special cases.
        var infinity = TLanes.Create(float.PositiveInfinity);
        var plain = TLanes.AllLessThan(TLanes.Create(LargestDenormal), x) && TLanes.AllLessThan(x, infinity);
        var normal = x;
        if (!plain)
            normal = TLanes.Select(IsDenormal<TLanes, TVector>(x), TLanes.Multiply(x, TLanes.Create(8388608f)), x);
        var exponent = TLanes.SplitExponent(normal, out var mantissa);
        if (!plain)
            exponent = TLanes.Subtract(
                exponent, TLanes.Select(IsDenormal<TLanes, TVector>(x), TLanes.Create(23f), TLanes.Zero));

        // log(1 + f) = f - f^2/2 + f^3 p(f), the small terms added first.
        var f = TLanes.Subtract(mantissa, TLanes.Create(1f));
        var p = TLanes.MultiplyAdd(TLanes.Create(-0.0790274367f), f, TLanes.Create(0.126223192f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(-0.129981831f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(0.142144963f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(-0.166412815f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(0.200010449f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(-0.25000307f));
        p = TLanes.MultiplyAdd(p, f, TLanes.Create(0.333333313f));
        var square = TLanes.Multiply(f, f);
        var tail = TLanes.MultiplyAdd(TLanes.Multiply(p, f), square, TLanes.Multiply(exponent, TLanes.Create(Ln2Low)));
        tail = TLanes.MultiplyAdd(square, TLanes.Create(-0.5f), tail);
        var result = TLanes.MultiplyAdd(exponent, TLanes.Create(Ln2High), TLanes.Add(f, tail));

        if (plain)
            return result;

        // Infinity and NaN are their own logarithms.
        result = TLanes.Select(TLanes.LessThan(x, infinity), result, x);
        result = TLanes.Select(TLanes.LessThan(x, TLanes.Zero), TLanes.Create(float.NaN), result);
        return TLanes.Select(TLanes.Equal(x, TLanes.Zero), TLanes.Create(float.NegativeInfinity), result);
    }

    /// <summary>
    /// Hyperbolic tangent, relative error at most 3 units in the last place for every x, also near 0; the sign of zero
    /// is kept, infinities give +-1, NaN stays NaN.
    /// </summary>
    /// <remarks>
    /// tanh|x| = -u/(u + 2) with u = e^(-2|x|) - 1 = 2^n q + (2^n - 1), which has no cancellation when n = 0.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var minusTwice = TLanes.Max(TLanes.Create(-40f), TLanes.Multiply(TLanes.Abs(x), TLanes.Create(-2f)));
        var n = TLanes.Round(TLanes.Multiply(minusTwice, TLanes.Create(Log2E)));
        var q = ExpReduced<TLanes, TVector>(minusTwice, n);
        var power = TLanes.Scale(TLanes.Create(1f), n);
        var u = TLanes.MultiplyAdd(power, q, TLanes.Subtract(power, TLanes.Create(1f)));
        var ratio = TLanes.Divide(u, TLanes.Add(u, TLanes.Create(2f)));
        return TLanes.Select(TLanes.Create(-0f), x, ratio);
    }

    /// <summary>e^r - 1 for r = x - n ln 2, |r| at most ln(2)/2, with small relative error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpReduced<TLanes, TVector>(TVector x, TVector n)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var r = Reduce<TLanes, TVector>(x, n);
        var p = TLanes.MultiplyAdd(TLanes.Create(0.000198909809f), r, TLanes.Create(0.00139336416f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.00833331048f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.0416664667f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.166666672f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Create(0.5f));
        return TLanes.MultiplyAdd(TLanes.Multiply(r, r), p, r);
    }

    /// <summary>x - n ln 2, the product subtracted in two parts so that nothing is lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduce<TLanes, TVector>(TVector x, TVector n)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(n, TLanes.Create(-Ln2Low), TLanes.MultiplyAdd(n, TLanes.Create(-Ln2High), x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector IsDenormal<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.LessThan(x, TLanes.Create(1.17549435e-38f));
}
