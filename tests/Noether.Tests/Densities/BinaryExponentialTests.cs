using System.Runtime.Intrinsics;
using Noether.Densities;
using Noether.Numerics;

namespace Noether.Tests.Densities;

public sealed class BinaryExponentialTests
{
    /// <summary>The error of the interpolant and a few roundings.</summary>
    private const double Relative = 4e-7;

    /// <summary>Below this the result stays where it is.</summary>
    private const float Least = -125;

    public static TheoryData<SimdLevel> Levels() => new(Simd.Available);

    [Theory]
    [MemberData(nameof(Levels))]
    public void OfNegative_AnyExponent_IsThePowerOfTwo(SimdLevel level)
    {
        for (float x = 0; x > -140; x -= 0.0371f)
        {
            double expected = Math.Pow(2, Math.Max(x, Least));
            Assert.InRange(Of(level, x), expected * (1 - Relative), expected * (1 + Relative));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void OfNegative_WholeExponents_AreExact(SimdLevel level)
    {
        for (var x = 0; x >= Least; x--)
            Assert.Equal((float)Math.Pow(2, x), Of(level, x));
        Assert.Equal((float)Math.Pow(2, Least), Of(level, float.NegativeInfinity));
    }

    private static float Of(SimdLevel level, float x) => level switch
    {
        SimdLevel.Avx512 => BinaryExponential.OfNegative<Lanes512, Vector512<float>>(Vector512.Create(x))[3],
        SimdLevel.Avx2 => BinaryExponential.OfNegative<Lanes256, Vector256<float>>(Vector256.Create(x))[3],
        _ => BinaryExponential.OfNegative<Lanes128, Vector128<float>>(Vector128.Create(x))[3],
    };
}
