using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class CirculantSpectrumInitialiserTests
{
    private const int D = 9, N = 20_000;

    [Fact]
    public void Pairing_EqualPairsAndOneAlone_FindsIt()
    {
        var (alone, within) = CirculantSpectrumInitialiser.Pairing([-3, -3, -1, 0, 0, 2, 2.01]);
        Assert.Equal(2, alone);
        Assert.Equal(0.01 / 5.01, within, 1e-12);
    }

    [Fact]
    public void Propose_ALine_ProposesNothing()
    {
        var samples = LensTestData.Gaussian(D, N, HiddenTransform.Orthogonal);
        Assert.Empty(Propose(samples, 1));
    }

    [Fact]
    public void Propose_ACircle_MakesTheCovarianceCirculant()
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Dimension = D,
            Samples = N,
            Seed = 3,
            Circular = true,
            Transform = HiddenTransform.Orthogonal,
        });
        var samples = LensTestData.Load(data.ToSampleSet());
        var covariance = samples.Covariance(0, samples.Training, 1);
        var one = Propose(samples, 1);
        var two = Propose(samples, 2);
        Assert.NotEmpty(one);
        Assert.Equal(
            one.Select(s => s.Representation.Values.ToArray()), two.Select(s => s.Representation.Values.ToArray()));
        // The eigenvalues of a pair differ by sampling, which is all that is left.
        var departure = Toeplitz.DepartureShare(MatrixOps.Congruence(one[0].Representation, covariance));
        Assert.InRange(departure, 0, 0.05 * Toeplitz.DepartureShare(covariance));
        var square = MatrixOps.MultiplyTransposed(one[0].Representation, one[0].Representation);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(D)), 0, 1e-10);
    }

    private static IReadOnlyList<ProposedRepresentation> Propose(LensSamples samples, int threads) =>
        new CirculantSpectrumInitialiser(new SampleSpectrum(samples, 0, samples.Training, threads), threads, 1)
            .Propose(CancellationToken.None);
}
