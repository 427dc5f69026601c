using Noether.Lens.Initialisers;
using Noether.Numerics;
using Noether.Tests.Lens.Training;

namespace Noether.Tests.Lens.Initialisers;

public sealed class AlignmentTests
{
    /// <summary>Sums over 50 samples in double precision.</summary>
    private const double Rounding = 1e-12;

    [Fact]
    public void Of_CovarianceOfSamples_IsTheMeanCorrelationOfNeighbours()
    {
        var y = MatrixOps.Multiply(LensTestData.Normal(7, 7, 61), LensTestData.Normal(7, 50, 62));
        var alignment = Alignment.Of(DirectCovarianceLoss.Covariance(y));
        Assert.Equal(-DirectCovarianceLoss.Alignment(y), alignment, Rounding);
    }

    [Fact]
    public void Of_DeadComponent_IsFinite()
    {
        var covariance = Matrix.Identity(5);
        covariance[2, 2] = 0;
        Assert.Equal(0, Alignment.Of(covariance));
    }
}
