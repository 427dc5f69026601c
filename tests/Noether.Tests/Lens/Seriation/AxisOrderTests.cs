using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Tests.Lens.Seriation;

public sealed class AxisOrderTests
{
    [Theory]
    [InlineData(5, 1)]
    [InlineData(11, 2)]
    [InlineData(33, 3)]
    public void Arrange_ShuffledAndSignFlippedAxis_IsRecovered(int d, ulong seed)
    {
        var axis = LensTestData.Orthogonal(d, seed);
        var random = new CounterRandom(seed, 5);
        var order = random.Permutation(d);
        var mixed = new Matrix(d, d);
        for (var k = 0; k < d; k++)
            MatrixOps.AddScaled(mixed.Row(k), axis.Row(order[k]), random.NextDouble() < 0.5 ? -1 : 1);

        // x is such that y = axis x has correlations that fall with distance.
        var hidden = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                hidden[i, j] = Math.Pow(0.6, Math.Abs(i - j));
        var covariance = MatrixOps.Congruence(MatrixOps.Multiply(mixed, axis.Transposed()), hidden);
        var arranged = AxisOrder.Arrange(mixed, covariance);

        // One sign for the whole axis and its direction stay open.
        var reversed = MatrixOps.Dot(arranged.Row(0), axis.Row(0)) is > -0.5 and < 0.5;
        var sign = Math.Sign(MatrixOps.Dot(arranged.Row(0), axis.Row(reversed ? d - 1 : 0)));
        for (var k = 0; k < d; k++)
        {
            var expected = axis.Row(reversed ? d - 1 - k : k);
            for (var j = 0; j < d; j++)
                Assert.Equal(sign * expected[j], arranged[k, j]);
        }
    }

    [Fact]
    public void Path_DeadComponent_IsStillVisitedOnce()
    {
        var covariance = Matrix.Identity(7);
        covariance[3, 3] = 0;
        Assert.Equal(Enumerable.Range(0, 7), AxisOrder.Path(covariance).Order());
    }
}
