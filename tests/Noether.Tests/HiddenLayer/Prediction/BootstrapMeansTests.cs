using Noether.HiddenLayer.Prediction;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Prediction;

public sealed class BootstrapMeansTests
{
    [Fact]
    public void Of_NormalValues_CoversTheTrueMeanInTwoThirdsOfTheCases()
    {
        const int Cases = 600;
        const double Mean = 3;
        var random = new CounterRandom(21);
        var covered = 0;
        for (var i = 0; i < Cases; i++)
        {
            var rows = Enumerable.Range(0, 20).Select(_ => new[] { Mean + random.NextNormal() }).ToArray();
            var interval = BootstrapMeans.Of(rows, (ulong)i)[0];
            if (interval.Lower <= Mean && Mean <= interval.Upper)
                covered++;
        }

        // Four standard errors of a share of 0.68 among 600.
        Assert.InRange((double)covered / Cases, 0.68 - 0.076, 0.68 + 0.076);
    }

    [Fact]
    public void Of_ManyRows_HasTheWidthOfTwoStandardErrors()
    {
        var random = new CounterRandom(22);
        var rows = Enumerable.Range(0, 400).Select(_ => new[] { random.NextNormal(), 5 * random.NextNormal() }).ToArray();

        var intervals = BootstrapMeans.Of(rows, 1);

        Assert.Equal(2 / Math.Sqrt(400), intervals[0].Upper - intervals[0].Lower, 0.012);
        Assert.Equal(10 / Math.Sqrt(400), intervals[1].Upper - intervals[1].Lower, 0.06);
        Assert.InRange(intervals[0].Mean, intervals[0].Lower, intervals[0].Upper);
    }

    [Fact]
    public void Of_OneRow_HasNoWidth() =>
        Assert.Equal([new MeanInterval(0.25, 0.25, 0.25)], BootstrapMeans.Of([new[] { 0.25 }], 1));

    [Fact]
    public void Of_SameSeed_GivesTheSameBits()
    {
        var random = new CounterRandom(23);
        var rows = Enumerable.Range(0, 20).Select(_ => new[] { random.NextDouble() }).ToArray();

        Assert.Equal(BootstrapMeans.Of(rows, 9), BootstrapMeans.Of(rows, 9));
        Assert.NotEqual(BootstrapMeans.Of(rows, 9), BootstrapMeans.Of(rows, 10));
    }

    [Fact]
    public void Of_NoRows_Throws() => Assert.Throws<ArgumentException>(() => BootstrapMeans.Of([], 1));
}
