namespace Noether.Numerics;

/// <summary>
/// All operations on a register of floats that the kernels use. Masks are registers with all bits of a lane set or
/// clear.
/// </summary>
/// <typeparam name="TVector">Vector128, Vector256 or Vector512 of float.</typeparam>
internal interface ILanes<TVector> : ILaneArithmetic<float, TVector>
    where TVector : struct
{
    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>
    /// The smaller one. A NaN in <paramref name="b"/> is returned; one in <paramref name="a"/> may be lost.
    /// </summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>
    /// The larger one. A NaN in <paramref name="b"/> is returned; one in <paramref name="a"/> may be lost.
    /// </summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>|a|.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>-a, by flipping the sign bit.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary>Square root.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>Nearest whole number, ties to even.</summary>
    static abstract TVector Round(TVector a);

    /// <summary>Mask of a &lt; b, false for NaN.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>Whether a &lt; b in every lane.</summary>
    static abstract bool AllLessThan(TVector a, TVector b);

    /// <summary>Mask of a == b, false for NaN.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>
    /// Bits of <paramref name="whenSet"/> where the mask is set, of <paramref name="whenClear"/> elsewhere.
    /// </summary>
    static abstract TVector Select(TVector mask, TVector whenSet, TVector whenClear);

    /// <summary>Largest lane; unspecified if any is NaN.</summary>
    static abstract float MaxLane(TVector value);

    /// <summary>a * 2^n for whole n in -252..254, with gradual underflow and overflow to infinity.</summary>
    static abstract TVector Scale(TVector a, TVector n);

    /// <summary>
    /// a * 2^n for a whole n that comes as 1.5 * 2^23 + n, the sum whose last bits are n. The exponent of a is added
    /// to: a and the product must be normal.
    /// </summary>
    static abstract TVector AddExponent(TVector a, TVector shifted);

    /// <summary>
    /// For positive normal finite a: the whole number e and the factor m in [sqrt(1/2), sqrt(2)) with a = m 2^e.
    /// </summary>
    static abstract TVector SplitExponent(TVector a, out TVector mantissa);

    /// <summary>e^a, see <see cref="LaneMath.Exp{TLanes, TVector}"/>.</summary>
    static abstract TVector Exp(TVector a);

    /// <summary>Natural logarithm, see <see cref="LaneMath.Log{TLanes, TVector}"/>.</summary>
    static abstract TVector Log(TVector a);

    /// <summary>Hyperbolic tangent, see <see cref="LaneMath.Tanh{TLanes, TVector}"/>.</summary>
    static abstract TVector Tanh(TVector a);
}
