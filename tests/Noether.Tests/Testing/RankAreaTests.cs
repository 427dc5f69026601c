using Noether.Numerics;
using Noether.Testing;

namespace Noether.Tests.Testing;

public sealed class RankAreaTests
{
    [Fact]
    public void Of_AFewScores_CountsPairsAndTiesByHalves()
    {
        // Of 3 x 2 pairs 4 are in order and one is a tie.
        var (area, _, _) = RankArea.Of([1, 3, 4], [1, 2]);
        Assert.Equal(4.5 / 6, area, 1e-12);
        Assert.Equal(0, RankArea.Of([2, 2, 2], [2, 2]).NullError, 1e-12);
        Assert.Equal(0.5, RankArea.Of([2, 2, 2], [2, 2]).Area, 1e-12);
    }

    [Fact]
    public void NullError_WithoutTies_IsThatOfMannAndWhitney()
    {
        double[] up = [1, 3, 5, 7], down = [2, 4, 6, 8];
        Assert.Equal(RankArea.NullError(4), RankArea.Of(up, down).NullError, 1e-12);
        Assert.Equal(Math.Sqrt(9.0 / (12 * 16)), RankArea.NullError(4), 1e-12);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.6448536269514722, 0.05)]
    [InlineData(-1.6448536269514722, 0.95)]
    [InlineData(3.090232306167813, 1e-3)]
    [InlineData(6.361340902404056, 1e-10)]
    public void NormalTail_AtQuantiles_IsTheirProbability(double z, double p) => Assert.Equal(1, NormalTail.Of(z) / p, 1e-9);
}
