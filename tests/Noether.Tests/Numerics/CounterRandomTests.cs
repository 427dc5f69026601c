using MathNet.Numerics.Distributions;
using Noether.Numerics;

namespace Noether.Tests.Numerics;

public sealed class CounterRandomTests
{
    // Deviations of sample means are measured in standard errors; five of them happen once in two million fixed seeds.
    private const double StandardErrors = 5;
    private const int Draws = 200_000;

    [Theory]
    [InlineData(0ul, 0ul, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x85a308d3243f6a88ul, 0x0370734413198a2eul, 0x299f31d0a4093822ul,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_PublishedVectors_Match(ulong low, ulong high, ulong key, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal((w0, w1, w2, w3), Philox.Block(low, high, key));

    [Fact]
    public void NextUInt_InOrder_EqualsRandomAccess()
    {
        var sequential = new CounterRandom(7, 9);
        var random = new CounterRandom(7, 9);
        var words = Enumerable.Range(0, 1000).Select(_ => sequential.NextUInt()).ToArray();
        for (var i = words.Length - 1; i >= 0; i--)
            Assert.Equal(words[i], random.WordAt((ulong)i));
        Assert.Equal(1000ul, sequential.Position);
        Assert.NotEqual(words[0], new CounterRandom(7, 10).NextUInt());
        Assert.NotEqual(words[0], new CounterRandom(8, 9).NextUInt());
    }

    [Fact]
    public void Position_SavedAndRestored_ContinuesWithTheSameBits()
    {
        var first = new CounterRandom(3, 4);
        first.FillNormal(new float[77]);
        var resumed = new CounterRandom(first.Seed, first.Stream, first.Position);
        Assert.Equal(first.NextNormal(), resumed.NextNormal());
        Assert.Equal(first.Permutation(50), resumed.Permutation(50));
        Assert.Equal(first.Position, resumed.Position);
    }

    [Fact]
    public void NextDouble_ManyDraws_UniformInsideTheOpenInterval()
    {
        var values = new double[Draws];
        new CounterRandom(1).FillUniform(values);
        Assert.All(values, x => Assert.InRange(x, double.Epsilon, 1 - 1e-17));
        CheckMoments(values, mean: 0.5, variance: 1.0 / 12, fourth: 1.0 / 80);
    }

    [Fact]
    public void FillUniform_Floats_UniformInsideTheOpenInterval()
    {
        var values = new float[Draws];
        new CounterRandom(2).FillUniform(values);
        Assert.All(values, x => Assert.True(x > 0 && x < 1));
        CheckMoments(values.Select(x => (double)x).ToArray(), 0.5, 1.0 / 12, 1.0 / 80);
    }

    [Fact]
    public void FillNormal_ManyDraws_HasNormalMoments()
    {
        var floats = new float[Draws];
        var doubles = new double[Draws];
        new CounterRandom(5).FillNormal(floats);
        new CounterRandom(6).FillNormal(doubles);
        CheckMoments(floats.Select(x => (double)x).ToArray(), 0, 1, 3);
        CheckMoments(doubles, 0, 1, 3);
    }

    [Fact]
    public void CheckMoments_ShiftedNumbers_Fails()
    {
        var values = new double[Draws];
        new CounterRandom(6).FillNormal(values);
        Assert.ThrowsAny<Exception>(() => CheckMoments(values.Select(x => x + 0.02).ToArray(), 0, 1, 3));
    }

    [Fact]
    public void Quantile_WholeRange_MatchesMathNet()
    {
        // The two rational approximations agree to a few units in the last place; 1e-14 is 45 of them.
        for (var i = 1; i < 2000; i++)
            CheckQuantile(i / 2000.0);
        for (var i = 4; i < 300; i++)
            CheckQuantile(Math.Pow(10, -i));

        static void CheckQuantile(double p)
        {
            // Newton's correction of the quantile by the distribution function vanishes where the quantile is right.
            var x = NormalQuantile.Of(p);
            var correction = x < -37 ? 0 : (Normal.CDF(0, 1, x) - p) / Normal.PDF(0, 1, x);
            Assert.InRange(correction, -2e-14 * (1 + Math.Abs(x)), 2e-14 * (1 + Math.Abs(x)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_500_000_000)]
    public void NextInt_ManyDraws_CoversTheRangeEvenly(int bound)
    {
        var random = new CounterRandom(11);
        var values = Enumerable.Range(0, Draws).Select(_ => random.NextInt(bound)).ToArray();
        Assert.All(values, x => Assert.InRange(x, 0, bound - 1));
        var buckets = Math.Min(bound, 3);
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var from = Math.Ceiling((double)bound * bucket / buckets);
            var to = Math.Ceiling((double)bound * (bucket + 1) / buckets);
            var share = (to - from) / bound;
            var error = Math.Sqrt(share * (1 - share) / Draws);
            var measured = values.Count(x => x >= from && x < to) / (double)Draws;
            Assert.InRange(measured, share - (StandardErrors * error), share + (StandardErrors * error));
        }
    }

    [Fact]
    public void Permutation_ManyDraws_EveryOrderEquallyOften()
    {
        var random = new CounterRandom(12);
        var counts = Enumerable.Range(0, 60_000).GroupBy(_ => string.Join(',', random.Permutation(3)))
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(6, counts.Count);
        var error = Math.Sqrt(60_000 * (1.0 / 6) * (5.0 / 6));
        Assert.All(counts.Values, count => Assert.InRange(count, 10_000 - (5 * error), 10_000 + (5 * error)));
        Assert.Empty(random.Permutation(0));
        Assert.Equal(Enumerable.Range(0, 33), random.Permutation(33).Order());
    }

    private static void CheckMoments(double[] values, double mean, double variance, double fourth)
    {
        var measuredMean = values.Average();
        var measuredVariance = values.Average(x => (x - mean) * (x - mean));
        var errorOfMean = Math.Sqrt(variance / values.Length);
        var errorOfVariance = Math.Sqrt((fourth - (variance * variance)) / values.Length);
        var allowed = StandardErrors * errorOfVariance;
        Assert.InRange(measuredMean, mean - (StandardErrors * errorOfMean), mean + (StandardErrors * errorOfMean));
        Assert.InRange(measuredVariance, variance - allowed, variance + allowed);
    }
}
