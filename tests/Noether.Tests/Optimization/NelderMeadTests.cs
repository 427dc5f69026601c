using Noether.Optimization;

namespace Noether.Tests.Optimization;

public sealed class NelderMeadTests
{
    [Fact]
    public void Minimise_RosenbrocksValley_ReachesItsEnd()
    {
        static double Valley(double[] p) => (100 * Math.Pow(p[1] - (p[0] * p[0]), 2)) + Math.Pow(1 - p[0], 2);
        var (point, value) = NelderMead.Minimise(Valley, [-1.2, 1], 0.5, 400);
        Assert.Equal(1, point[0], 1e-3);
        Assert.Equal(1, point[1], 1e-3);
        Assert.Equal(Valley(point), value);
        Assert.True(NelderMead.Minimise(Valley, [-1.2, 1], 0.5, 20).Value > 0.1);
    }

    [Fact]
    public void Minimise_ValuesThatAreNoNumbers_AreAvoided()
    {
        var (point, _) = NelderMead.Minimise(p => p[0] < 1 ? double.NaN : p[0], [3], 0.5, 100);
        Assert.Equal(1, point[0], 1e-3);
    }
}
