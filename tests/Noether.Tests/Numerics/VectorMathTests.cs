using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class VectorMathTests
{
    // Measured worst cases are 1.14 (exp, without fused multiply-add; 0.87 with it), 0.93 (log) and 2.48 (tanh).
    private const double ExpLogTolerance = 2;
    private const double TanhTolerance = 3;

    public static TheoryData<SimdLevel> Levels => new(Simd.Available);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Exp_NormalRange_WithinTwoUlp(SimdLevel level) =>
        CheckAccuracy<VectorMath.ExpFunction>(level, Math.Exp, Grid(-87.3f, 88.72f), ExpLogTolerance);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Log_AllPositiveFloats_WithinTwoUlp(SimdLevel level)
    {
        var bits = Enumerable.Range(0, 400_000).Select(i => BitConverter.Int32BitsToSingle(1 + (i * 5347))).ToArray();
        CheckAccuracy<VectorMath.LogFunction>(level, Math.Log, bits, ExpLogTolerance);
        CheckAccuracy<VectorMath.LogFunction>(level, Math.Log, Grid(0.4f, 2.5f), ExpLogTolerance);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Tanh_AllMagnitudes_WithinThreeUlp(SimdLevel level)
    {
        CheckAccuracy<VectorMath.TanhFunction>(level, Math.Tanh, Grid(-12f, 12f), TanhTolerance);
        CheckAccuracy<VectorMath.TanhFunction>(level, Math.Tanh, Grid(-1e-3f, 1e-3f), TanhTolerance);
        var tiny = Enumerable.Range(0, 40).Select(i => (float)Math.Pow(10, -i)).ToArray();
        CheckAccuracy<VectorMath.TanhFunction>(level, Math.Tanh, tiny, TanhTolerance);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Exp_Denormals_WithinTwoUlp(SimdLevel level) =>
        CheckAccuracy<VectorMath.ExpFunction>(level, Math.Exp, Grid(-105f, -87.3f), ExpLogTolerance);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Functions_SpecialValues_AsDocumented(SimdLevel level)
    {
        const float infinity = float.PositiveInfinity;
        Assert.Equal([1f, 1f, infinity, 0f, float.NaN, infinity, 0f],
            Apply<VectorMath.ExpFunction>(level, 0f, -0f, infinity, -infinity, float.NaN, 89f, -106f));
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity, 0f, infinity, float.NaN, float.NaN, float.NaN],
            Apply<VectorMath.LogFunction>(level, 0f, -0f, 1f, infinity, float.NaN, -1f, -infinity));
        Assert.Equal([0f, 1f, -1f, float.NaN, 1f, -1f, float.Epsilon],
            Apply<VectorMath.TanhFunction>(level, 0f, infinity, -infinity, float.NaN, 20f, -1e30f, float.Epsilon));
        Assert.True(float.IsNegative(Apply<VectorMath.TanhFunction>(level, -0f)[0]));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Functions_EveryLengthInPlace_SameBitsAndNothingBehind(SimdLevel level)
    {
        CheckLengths<VectorMath.ExpFunction>(level);
        CheckLengths<VectorMath.LogFunction>(level);
        CheckLengths<VectorMath.TanhFunction>(level);
    }

    [Fact]
    public void Exp_ShortDestination_Throws() =>
        Assert.Throws<ArgumentException>(() => VectorMath.Exp(new float[3], new float[2]));

    [Fact]
    public void CheckAccuracy_FunctionOffByAMillionth_Fails() =>
        Assert.ThrowsAny<Exception>(() =>
            CheckAccuracy<BrokenExp>(SimdLevel.Portable, Math.Exp, Grid(-1f, 1f), ExpLogTolerance));

    private static void CheckLengths<TFunction>(SimdLevel level)
        where TFunction : struct, ILaneFunction
    {
        const float guard = 123.5f;
        var input = Enumerable.Range(0, 258).Select(i => (float)Math.Sin(i * 0.7) * 3).ToArray();
        var expected = input.Select(x => Apply<TFunction>(level, x)[0]).ToArray();
        for (var length = 0; length <= 257; length++)
        {
            var buffer = input.ToArray();
            buffer[length] = guard;
            VectorMath.Run<TFunction>(buffer.AsSpan(0, length), buffer, level);
            Assert.Equal(guard, buffer[length]);
            Assert.Equal(expected.AsSpan(0, length), buffer.AsSpan(0, length));
        }
    }

    private static float[] Apply<TFunction>(SimdLevel level, params float[] values)
        where TFunction : struct, ILaneFunction
    {
        var result = new float[values.Length];
        VectorMath.Run<TFunction>(values, result, level);
        return result;
    }

    private static float[] Grid(float from, float to) =>
        Enumerable.Range(0, 200_001).Select(i => (float)(from + ((to - (double)from) * i / 200_000))).ToArray();

    private static void CheckAccuracy<TFunction>(
        SimdLevel level, Func<double, double> oracle, float[] x, double tolerance)
        where TFunction : struct, ILaneFunction
    {
        var y = Apply<TFunction>(level, x);
        var worst = 0.0;
        var at = 0f;
        for (var i = 0; i < x.Length; i++)
        {
            var exact = oracle(x[i]);
            var magnitude = Math.Max(Math.Abs((float)exact), 1.17549435e-38f);
            var unit = MathF.BitIncrement(magnitude) - (double)magnitude;
            var error = Math.Abs(y[i] - exact) / unit;
            if (!(error <= worst))
                (worst, at) = (error, x[i]);
        }

        Assert.True(worst <= tolerance, $"error of {worst:g4} ulp at {at:r}");
    }

    private readonly struct BrokenExp : ILaneFunction
    {
        public static TVector Invoke<TLanes, TVector>(TVector x)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct =>
            TLanes.Multiply(TLanes.Exp(x), TLanes.Create(1.000001f));
    }
}
