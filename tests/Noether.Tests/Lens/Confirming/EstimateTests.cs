using Noether.Discovery;
using Noether.Lens.Confirming;
using Noether.Numerics;

namespace Noether.Tests.Lens.Confirming;

public sealed class EstimateTests
{
    private const double Rounding = 1e-12;

    [Fact]
    public void Mean_EqualWeights_HasTheUsualStandardError()
    {
        double[] values = [1, 2, 4, 8, 16];
        var estimate = Estimate.Mean([.. values.Select(value => (value, 3.0))]);
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / 4 / 5);
        Assert.Equal(mean, estimate.Value, Rounding);
        Assert.Equal(error, estimate.Error, Rounding);
        Assert.Equal(4, estimate.Degrees);
    }

    [Theory]
    [InlineData(Direction.AtMost, 0.3, true)]
    [InlineData(Direction.AtLeast, 0.3, false)]
    [InlineData(Direction.AtLeast, 0.01, true)]
    public void Against_ALimit_RejectsOnlyOnItsRightSide(Direction direction, double limit, bool holds)
    {
        var evidence = new Estimate(0.1, 0.02, 31).Against(new Check("x", "", 0, limit, direction), 0.05);
        Assert.Equal(holds, evidence.PValue < 0.05);
        // A test rejects exactly where the bound is on the right side.
        Assert.Equal(holds, direction == Direction.AtMost ? evidence.Bound < limit : evidence.Bound > limit);
    }

    [Fact]
    public void SquaredNorm_NoisyStretches_IsFreeOfTheNoise()
    {
        const int Stretches = 400;
        var truth = LensTestData.Normal(6, 6, seed: 1, scale: 0.1);
        var stretches = Enumerable.Range(0, Stretches).Select(s =>
        {
            var noisy = LensTestData.Normal(6, 6, seed: (ulong)s + 10);
            MatrixOps.AddScaled(noisy.Values, truth.Values, 1);
            return noisy;
        }).ToArray();
        var products = StretchProducts.Of(stretches, threads: 2);
        // The noise by itself adds 36/400 to the plain square of the mean, a fifth of the truth; its spread is a tenth of that.
        Assert.Equal(MatrixOps.SquaredNorm(truth), products.SquaredNorm(), 0.08);
        Assert.Equal(StretchProducts.Of(stretches[1..], 1).SquaredNorm(), products.SquaredNorm(0), 1e-9);
    }
}
