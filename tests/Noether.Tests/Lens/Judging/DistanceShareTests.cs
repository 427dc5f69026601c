using Noether.Data.Synthetic;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Tests.Lens.Judging;

public sealed class DistanceShareTests
{
    private const int D = 9, N = 4_000;

    [Fact]
    public void Measure_AlongAnAxis_IsNearOne()
    {
        var data = LensTestData.Synthetic(D, N, SignalFamily.Gaussian, HiddenTransform.Identity);
        var y = Components((k, i) => data.Samples[(i * D) + k]);
        Assert.InRange(DistanceShare.Measure(y, D, 1), 0.9, 1);
        Assert.Equal(DistanceShare.Measure(y, D, 1), DistanceShare.Measure(y, D, 2));
        // The same components out of order.
        int[] order = [3, 0, 5, 1, 8, 6, 4, 2, 7];
        Assert.InRange(
            DistanceShare.Measure(Components((k, i) => data.Samples[(i * D) + order[k]]), D, 1), 0, 0.5);
    }

    [Fact]
    public void Measure_OneCommonFactor_IsNearZero()
    {
        var random = new CounterRandom(3, 1);
        var factor = Enumerable.Range(0, N).Select(_ => random.NextNormal()).ToArray();
        Assert.InRange(
            DistanceShare.Measure(Components((_, i) => (float)(factor[i] + random.NextNormal())), D, 1), 0, 0.15);
    }

    [Fact]
    public void Measure_OneAxisOfAGrid_ExplainsLessThanBoth()
    {
        const int Side = 3;
        var random = new CounterRandom(4, 1);
        // White noise on 4 x 4, of which each cell is the mean of four: neighbours along either axis share two.
        var noise = new float[N * 16];
        random.FillNormal(noise);
        var y = Components((k, i) =>
        {
            var corner = (i * 16) + (k / Side * 4) + (k % Side);
            return noise[corner] + noise[corner + 1] + noise[corner + 4] + noise[corner + 5];
        });
        var grid = DistanceShare.Measure(y, D, 1, new BlockToeplitz(Side, Side).Departure);
        Assert.InRange(grid, 0.9, 1);
        Assert.True(DistanceShare.Measure(y, D, 1) < grid - 0.05);
    }

    [Fact]
    public void Measure_Constants_IsZero() => Assert.Equal(0, DistanceShare.Measure(new float[D * 10], D, 1));

    private static float[] Components(Func<int, int, float> value)
    {
        var y = new float[D * N];
        for (var k = 0; k < D; k++)
            for (var i = 0; i < N; i++)
                y[(k * N) + i] = value(k, i);
        return y;
    }
}
