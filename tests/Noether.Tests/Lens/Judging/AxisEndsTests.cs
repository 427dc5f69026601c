using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Tests.Lens.Judging;

public sealed class AxisEndsTests
{
    private const int D = 9, N = 20_000;

    [Theory]
    [InlineData(SignalFamily.Gaussian)]
    [InlineData(SignalFamily.Legendre)]
    [InlineData(SignalFamily.Mixed)]
    public void Seam_OfACircle_IsBelowTheLimitAndOfALineAbove(SignalFamily family)
    {
        Assert.InRange(AxisEnds.Seam(Hidden(family, circular: true), D, 1), 0, LensCandidate.MostSeam);
        Assert.InRange(AxisEnds.Seam(Hidden(family, circular: false), D, 1), 2 * LensCandidate.MostSeam, 2);
    }

    [Fact]
    public void Seam_CovarianceOfACircle_IsZero()
    {
        var circulant = new Matrix(D, D);
        var line = new Matrix(D, D);
        for (var i = 0; i < D; i++)
        {
            for (var j = 0; j < D; j++)
            {
                var distance = Math.Abs(i - j);
                circulant[i, j] = Math.Exp(-Math.Min(distance, D - distance));
                line[i, j] = Math.Exp(-distance);
            }
        }
        Assert.Equal(0, AxisEnds.Seam([circulant]), 1e-12);
        Assert.True(AxisEnds.Seam([line]) > 0.5);
    }

    [Fact]
    public void Seam_NothingButNoise_IsOfALine()
    {
        Assert.Equal(1, AxisEnds.Seam([Matrix.Identity(D)]));
    }

    private static float[] Hidden(SignalFamily family, bool circular)
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Family = family,
            Dimension = D,
            Samples = N,
            Seed = 3,
            Circular = circular,
        });
        return LensTestData.Load(data.ToSampleSet()).Values;
    }
}
