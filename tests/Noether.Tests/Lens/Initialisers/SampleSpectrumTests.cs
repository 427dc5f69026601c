using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class SampleSpectrumTests
{
    private const int D = 7, N = 2_000, First = 100, Count = 1_000;

    // Of covariances that were summed in single precision.
    private const double Rounding = 1e-5;

    private static readonly LensSamples Samples = LensTestData.Gaussian(D, N, HiddenTransform.Orthogonal);

    [Fact]
    public void Answer_TheIdentity_IsTheFrameInWhichTheCovarianceIsDiagonal()
    {
        var spectrum = new SampleSpectrum(Samples, First, Count, 1);
        var (score, r) = spectrum.Answer(Matrix.Identity(D), 14);
        var covariance = MatrixOps.Congruence(r, Samples.Covariance(First, Count, 1));
        var expected = new Matrix(D, D);
        for (var k = 0; k < D; k++)
            expected[k, k] = spectrum.Values[k];
        Assert.InRange(LensTestData.LargestDifference(covariance, expected), 0, Rounding);
        Assert.Equal((14.0 / D) + Alignment.Of(covariance), score, 1e-12);
        Assert.Equal(spectrum.Values.Order().Select(v => Math.Log(v)), spectrum.LogValues);
    }

    [Fact]
    public void Coordinates_OfSomeColumns_AreTheirImagesInTheSameFrame()
    {
        const int Most = 50;
        var spectrum = new SampleSpectrum(Samples, First, Count, 1);
        var (_, r) = spectrum.Answer(Matrix.Identity(D), 0);
        Assert.Equal(Samples.Transform(r, First, Most, 1), spectrum.Coordinates(Most));
        Assert.Equal(D * Count, spectrum.Coordinates(N).Length);
    }
}
