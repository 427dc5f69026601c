using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class GemmTests
{
    // The classic bound of a sum of k products is k u sum|a||b| with u half of a unit, so that a wrong or missing term
    // shows.
    private const double BoundShare = 0.5;
    private const double FloatUnit = 1.0 / (1 << 23);
    private const double DoubleUnit = 1.0 / (1L << 52);

    public static TheoryData<SimdLevel> Levels => new(Simd.Available);

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_EverySmallShape_MatchesOracle(SimdLevel level)
    {
        foreach (var m in (int[])[1, 2, 3, 4, 5, 6, 7, 8, 9, 17])
            foreach (var n in (int[])[1, 3, 4, 7, 8, 15, 16, 17, 24, 31, 33, 47, 48, 49, 97])
                foreach (var k in (int[])[0, 1, 2, 5, 33])
                    CheckAllVariants<float>(level, m, n, k, FloatUnit);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_DoubleShapes_MatchesOracle(SimdLevel level)
    {
        foreach (var size in (int[])[1, 2, 3, 5, 8, 13, 24, 25, 33, 66, 99])
            CheckAllVariants<double>(level, size, size, size, DoubleUnit);
        CheckAllVariants<double>(level, 7, 50, 700, DoubleUnit);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_ShapesBeyondOneBlock_MatchesOracle(SimdLevel level)
    {
        CheckAllVariants<float>(level, 33, 33, 1300, FloatUnit);
        CheckAllVariants<float>(level, 33, 512, 33, FloatUnit);
        CheckAllVariants<float>(level, 20, 700, 650, FloatUnit);
        CheckAllVariants<float>(level, 70, 60, 512, FloatUnit);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Multiply_FewLongRows_MatchesOracle(SimdLevel level)
    {
        foreach (var m in (int[])[1, 2, 3, 4, 5, 11])
            foreach (var n in (int[])[1, 2, 3, 4, 5, 6, 7, 13])
                CheckAllVariants<float>(level, m, n, 256 + m, FloatUnit);
        CheckAllVariants<float>(level, 33, 34, 1056, FloatUnit);
        CheckAllVariants<double>(level, 5, 8, 2085, DoubleUnit);
    }

    [Fact]
    public void Multiply_LongRowsOnSeveralThreads_SameBits()
    {
        var a = Values<float>(40 * 515, 1);
        var b = Values<float>(1000 * 515, 2);
        var expected = new float[40 * 1000];
        var c = new float[40 * 1000];
        Gemm.Multiply(expected, a, b, 40, 1000, 515, transposeB: true);
        Gemm.Multiply(c, a, b, 40, 1000, 515, transposeB: true, threads: 2);
        Assert.Equal(expected.AsSpan(), c.AsSpan());
    }

    [Theory]
    [InlineData(2112, 132, 40)]
    [InlineData(60, 1500, 45)]
    public void Multiply_AnyThreadCount_SameBits(int m, int n, int k)
    {
        var a = Values<float>(m * k, 1);
        var b = Values<float>(k * n, 2);
        var expected = new float[m * n];
        Gemm.Multiply(expected, a, b, m, n, k);
        foreach (var threads in (int[])[0, 2, 3, 7])
        {
            var c = new float[m * n];
            Gemm.Multiply(c, a, b, m, n, k, threads: threads);
            Assert.Equal(expected.AsSpan(), c.AsSpan());
        }
    }

    [Fact]
    public void Multiply_BetaZeroOverNaN_IgnoresOldValues()
    {
        float[] c = [float.NaN, float.NaN];
        Gemm.Multiply(c, (float[])[2f], (float[])[3f, 4f], 1, 2, 1);
        Assert.Equal([6f, 8f], c);
        c.AsSpan().Fill(float.NaN);
        Gemm.Multiply(c, [], [], 1, 2, 0);
        Assert.Equal([0f, 0f], c);
    }

    [Fact]
    public void Multiply_ShortSpansOrBadSizes_Throws()
    {
        Assert.Throws<ArgumentException>(() => Gemm.Multiply(new float[3], new float[4], new float[4], 2, 2, 2));
        Assert.Throws<ArgumentException>(() => Gemm.Multiply(new float[4], new float[3], new float[4], 2, 2, 2));
        Assert.Throws<ArgumentException>(() => Gemm.Multiply(new float[4], new float[4], new float[3], 2, 2, 2));
        Assert.Throws<ArgumentException>(() =>
            Gemm.Multiply(new float[4], 1, new float[4], 2, new float[4], 2, 2, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Gemm.Multiply(new float[4], new float[4], new float[4], 2, 2, 2, threads: -1));
    }

    [Fact]
    public void Check_OneMissingTerm_Fails()
    {
        var a = Values<float>(33 * 33, 1);
        var b = Values<float>(33 * 33, 2);
        var c = new float[33 * 33];
        Gemm.Multiply(c, 33, a, 33, b, 33, 33, 33, 32);
        Assert.ThrowsAny<Exception>(() =>
            Check<float>(c, 33, c, a, 33, false, b, 33, false, 33, 33, 33, 1, 0, FloatUnit));
    }

    private static void CheckAllVariants<T>(SimdLevel level, int m, int n, int k, double unit)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        // Strides longer than the rows, so that a kernel that ignores them or writes behind a row is caught.
        (bool, bool)[] variants = [(false, false), (true, false), (false, true), (true, true)];
        foreach (var (transposeA, transposeB) in variants)
        {
            var lda = (transposeA ? m : k) + 3;
            var ldb = (transposeB ? k : n) + 2;
            var ldc = n + 1;
            var a = Values<T>(lda * (transposeA ? k : m), 1);
            var b = Values<T>(ldb * (transposeB ? n : k), 2);
            foreach (var (alpha, beta) in ((double, double)[])[(1, 0), (-0.5, 1), (2, 0.25)])
            {
                var before = Values<T>(ldc * m, 3);
                var c = before.ToArray();
                GemmSchedule.Run<T>(c, ldc, a, lda, b, ldb, m, n, k, transposeA, transposeB,
                    T.CreateChecked(alpha), T.CreateChecked(beta), 1, level);
                Check(c, ldc, before, a, lda, transposeA, b, ldb, transposeB, m, n, k, alpha, beta, unit);
            }
        }
    }

    private static void Check<T>(
        T[] c, int ldc, T[] before, T[] a, int lda, bool transposeA, T[] b, int ldb, bool transposeB,
        int m, int n, int k, double alpha, double beta, double unit)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < ldc; j++)
            {
                var old = double.CreateChecked(before[(i * ldc) + j]);
                var value = double.CreateChecked(c[(i * ldc) + j]);
                if (j >= n)
                {
                    Assert.Equal(old, value);
                    continue;
                }

                double sum = 0, size = 0;
                for (var p = 0; p < k; p++)
                {
                    var product = double.CreateChecked(a[transposeA ? (p * lda) + i : (i * lda) + p])
                        * double.CreateChecked(b[transposeB ? (j * ldb) + p : (p * ldb) + j]);
                    sum += product;
                    size += Math.Abs(product);
                }

                var expected = (alpha * sum) + (beta * old);
                var bound = BoundShare * unit * (k + 4) * ((Math.Abs(alpha) * size) + Math.Abs(beta * old));
                if (!(Math.Abs(value - expected) <= bound))
                {
                    Assert.Fail(
                        $"{m}x{n}x{k} [{i},{j}] {transposeA} {transposeB}: {value}, not {expected} +- {bound:g3}");
                }
            }
        }
    }

    private static T[] Values<T>(int count, int seed)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => T.CreateChecked((float)random.NextDouble() - 0.5f)).ToArray();
    }
}
