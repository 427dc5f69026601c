using Noether.Data.Synthetic;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Tests.Lens.Judging;

public sealed class StationarityTests
{
    private const int D = 7, N = 20_000;

    /// <summary>Sampling noise is taken off; what it leaves at 20,000 samples stays below this.</summary>
    private const double NearlyNothing = 0.003;

    private static readonly float[] Hidden = Signals();

    [Fact]
    public void Measure_ShiftInvariantSamples_IsNearZero()
    {
        var (departure, noise) = Stationarity.Measure(Hidden, D, 1);
        Assert.InRange(departure, 0, NearlyNothing);
        Assert.InRange(noise, 1e-9, 5 * NearlyNothing);
    }

    [Fact]
    public void Measure_ShuffledComponents_IsLarge() =>
        Assert.InRange(Departure([3, 0, 5, 1, 6, 4, 2], k => 1), 5 * NearlyNothing, 1);

    [Fact]
    public void Measure_OneLouderComponent_IsSeen() =>
        Assert.InRange(Departure([0, 1, 2, 3, 4, 5, 6], k => k == 3 ? 1.5f : 1), 10 * NearlyNothing, 1);

    [Fact]
    public void Measure_OneFlippedSign_IsSeen() =>
        Assert.InRange(Departure([0, 1, 2, 3, 4, 5, 6], k => k == 3 ? -1 : 1), 10 * NearlyNothing, 1);

    [Fact]
    public void Measure_SameCovarianceOtherMagnitudes_IsSeen()
    {
        // Independent components of variance one: their covariance is Toeplitz, but one is sparse.
        var random = new CounterRandom(4, 1);
        var y = new float[D * N];
        for (var i = 0; i < y.Length; i++)
        {
            var sparse = i / N == 2;
            var on = !sparse || random.NextDouble() < 0.1;
            y[i] = on ? (float)(random.NextNormal() * (sparse ? Math.Sqrt(10) : 1)) : 0;
        }
        Assert.True(Stationarity.Measure(y, D, 1).Departure > 10 * NearlyNothing);
    }

    [Fact]
    public void Measure_SkewnessOfAlternatingSign_IsSeen()
    {
        // Independent components of one variance, every other one mirrored: all moments of even order are stationary.
        var random = new CounterRandom(5, 1);
        var y = new float[D * N];
        for (var i = 0; i < y.Length; i++)
        {
            var skew = (float)(-Math.Log(1 - random.NextDouble()) - 1);
            y[i] = i / N % 2 == 0 ? skew : -skew;
        }
        Assert.True(Stationarity.Measure(y, D, 1).Departure > 10 * NearlyNothing);
        for (var i = 0; i < y.Length; i++)
            y[i] = i / N % 2 == 0 ? y[i] : -y[i];
        Assert.InRange(Stationarity.Measure(y, D, 1).Departure, 0, NearlyNothing);
    }

    [Fact]
    public void Measure_ConstantSamples_IsZero() => Assert.Equal((0, 0), Stationarity.Measure(new float[D * 10], D, 1));

    [Fact]
    public void Measure_OneOrTwoThreads_SameBits() =>
        Assert.Equal(Stationarity.Measure(Hidden, D, 1), Stationarity.Measure(Hidden, D, 2));

    private static double Departure(int[] order, Func<int, float> factor)
    {
        var y = new float[Hidden.Length];
        for (var k = 0; k < D; k++)
            for (var i = 0; i < N; i++)
                y[(k * N) + i] = factor(k) * Hidden[(order[k] * N) + i];
        return Stationarity.Measure(y, D, 1).Departure;
    }

    private static float[] Signals()
    {
        var data = SyntheticData.Generate(new SyntheticSettings { Dimension = D, Samples = N, Seed = 2 });
        return LensTestData.Load(data.ToSampleSet()).Values;
    }
}
