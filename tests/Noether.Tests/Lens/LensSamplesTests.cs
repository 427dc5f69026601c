using Noether.Data;
using Noether.Lens;

namespace Noether.Tests.Lens;

public sealed class LensSamplesTests
{
    /// <summary>Single-precision values of order one, averaged in double precision.</summary>
    private const double Rounding = 1e-6;

    private const int D = 5;

    [Theory]
    [InlineData(LensCentring.EachComponent)]
    [InlineData(LensCentring.OneMean)]
    public void Load_AnySamples_StandardisesAllValues(LensCentring centring)
    {
        var source = Rows(400, (row, k) => (float)(100 + (10 * k) + (3 * Math.Sin((row * 1.7) + (k * k)))));
        var samples = LensTestData.Load(source, centring: centring);
        Assert.Equal((D, 400, 80, 254), (samples.Dimension, samples.Count, samples.HeldOut, samples.Training));
        var square = 0.0;
        for (var k = 0; k < D; k++)
        {
            var mean = samples.Values.AsSpan(k * 400, 400).ToArray().Average(v => (double)v);
            if (centring == LensCentring.EachComponent)
                Assert.Equal(0, mean, 100 * Rounding);
        }
        Assert.Equal(0, samples.Values.Average(v => (double)v), 100 * Rounding);
        foreach (var value in samples.Values)
            square += (double)value * value / samples.Values.Length;
        Assert.Equal(1, square, 100 * Rounding);
        Assert.Equal(centring == LensCentring.OneMean ? 120 : 0, samples.Mean, 0.5);
        Assert.InRange(samples.StandardDeviation, 1, centring == LensCentring.OneMean ? 20 : 3);
    }

    [Fact]
    public void Load_EverySample_IsKeptOnceAndWhole()
    {
        var samples = LensTestData.Load(Numbered(300), centring: LensCentring.OneMean);
        Assert.Equal(Enumerable.Range(0, 300), Numbers(samples).Order());
        Assert.NotEqual(Enumerable.Range(0, 300), Numbers(samples));
        for (var i = 0; i < samples.Count; i++)
            for (var k = 1; k < D; k++)
                Assert.Equal(Number(samples, 0, i), Number(samples, k, i));
    }

    [Fact]
    public void Load_MoreThanAsked_CoversTheWholeFileOnceAStretch()
    {
        var samples = LensTestData.Load(Numbered(10_000), most: 250, centring: LensCentring.OneMean);
        Assert.Equal(250, samples.Count);
        var rows = Numbers(samples).Order().ToArray();
        for (var i = 0; i < 250; i++)
            Assert.InRange(rows[i], 40 * i, (40 * i) + 39);
        Assert.True(rows.Select(r => r % 40).Distinct().Count() > 20, "the place in a stretch is random");
    }

    [Fact]
    public void Load_HeldOutPart_SharesNoSampleWithTheRest()
    {
        var samples = LensTestData.Load(Numbered(500), centring: LensCentring.OneMean);
        var rows = Numbers(samples);
        var training = rows[..samples.Training].ToHashSet();
        Assert.Equal(100, samples.HeldOut);
        Assert.DoesNotContain(rows[samples.Training..], training.Contains);
        Assert.InRange(rows[samples.Training..].Min(), 0, 100);
        Assert.InRange(rows[samples.Training..].Max(), 400, 499);
    }

    [Fact]
    public void Load_SameSeed_SameBits()
    {
        var one = LensTestData.Load(Numbered(1000), most: 300);
        var two = LensTestData.Load(Numbered(1000), most: 300);
        Assert.Equal(one.Values, two.Values);
        var other = LensSamples.Load(
            Numbered(1000), 300, LensCentring.EachComponent, 8, CancellationToken.None);
        Assert.NotEqual(one.Values, other.Values);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Load_NotFinite_NamesRowAndColumn(float bad)
    {
        var source = Rows(200, (row, k) => row == 123 && k == 2 ? bad : row + k);
        var failure = Assert.Throws<NoetherException>(() => LensTestData.Load(source));
        Assert.Contains("row 123, column 2", failure.Message);
    }

    [Fact]
    public void Load_ConstantSamples_Refuses() =>
        Assert.Throws<NoetherException>(() => LensTestData.Load(Rows(200, (_, _) => 3)));

    [Fact]
    public void Load_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => LensSamples.Load(
            Numbered(200), 200, LensCentring.EachComponent, 1, stop.Token));
    }

    [Fact]
    public void Covariance_RangeOfColumns_MatchesDirectForm()
    {
        var samples = LensTestData.Gaussian(D, 5000);
        const int first = 700, count = 4200;
        var covariance = samples.Covariance(first, count, 1);
        Assert.Equal(covariance.Values, samples.Covariance(first, count, 2).Values);
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j < D; j++)
            {
                var a = samples.Values.AsSpan((i * 5000) + first, count).ToArray();
                var b = samples.Values.AsSpan((j * 5000) + first, count).ToArray();
                var (x, y) = (a.Average(v => (double)v), b.Average(v => (double)v));
                Assert.Equal(a.Zip(b, (v, w) => (v - x) * (w - y)).Average(), covariance[i, j], 10 * Rounding);
            }
        }
    }

    // Every value of row r is r, so that a sample can be told from its values.
    private static ArraySamples Numbered(int count) => Rows(count, (row, _) => row);

    private static int Number(LensSamples samples, int k, int i) =>
        (int)Math.Round((samples.Values[(k * samples.Count) + i] * samples.StandardDeviation) + samples.Mean);

    private static int[] Numbers(LensSamples samples) =>
        [.. Enumerable.Range(0, samples.Count).Select(i => Number(samples, 0, i))];

    private static ArraySamples Rows(int count, Func<int, int, float> value)
    {
        var values = new float[count * D];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(i / D, i % D);
        return new ArraySamples(values, D);
    }
}
