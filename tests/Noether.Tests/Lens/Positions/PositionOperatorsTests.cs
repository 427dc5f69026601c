using Noether.Lens.Positions;
using Noether.Numerics;

namespace Noether.Tests.Lens.Positions;

public sealed class PositionOperatorsTests
{
    private const int D = 6;

    [Fact]
    public void Balance_ScaledRowsAndColumns_ComeBackAlike()
    {
        var m = LensTestData.Normal(D, D, 8);
        for (var k = 0; k < D; k++)
            for (var l = 0; l <= k; l++)
                m[k, l] = m[l, k] = k == l ? 0 : (1 + (0.1 * m[k, l])) * (k + 1) * (l + 1);
        Assert.InRange(Spread(m), 5, 1000);
        PositionOperators.Balance([m]);
        Assert.InRange(Spread(m), 1, 1.001);
    }

    [Fact]
    public void Balance_ModesThatTakePartInNothing_StaysFinite()
    {
        // A star, whose rows cannot be made equal, and a row of zeros.
        var star = new Matrix(D, D);
        for (var k = 1; k < D - 1; k++)
            star[0, k] = star[k, 0] = 1;
        PositionOperators.Balance([star]);
        Assert.All(star.Values.ToArray(), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(star[0, 1], star[0, 2], 9);
    }

    // The largest sum of squares of a row over the smallest.
    private static double Spread(Matrix m)
    {
        var sums = Enumerable.Range(0, D).Select(k => MatrixOps.Dot(m.Row(k), m.Row(k))).ToArray();
        return sums.Max() / sums.Min();
    }
}
