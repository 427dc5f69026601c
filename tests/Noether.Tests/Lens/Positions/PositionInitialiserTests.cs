using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Lens.Positions;
using Noether.Numerics;

namespace Noether.Tests.Lens.Positions;

public sealed class PositionInitialiserTests
{
    private const int D = 33;
    private const double Right = 0.97;

    [Theory]
    [InlineData(SignalFamily.Legendre)]
    [InlineData(SignalFamily.Wavelet)]
    [InlineData(SignalFamily.Gaussian)]
    public void Propose_SignalsBehindARotation_FindsTheHiddenAxis(SignalFamily family)
    {
        var data = LensTestData.Synthetic(D, 30_000, family, HiddenTransform.Orthogonal);
        var samples = LensTestData.Load(data.ToSampleSet());
        var answer = Propose(samples, 0, samples.Training, 2);
        Assert.Equal(PositionInitialiser.Name, answer.Name);
        Assert.InRange(Cosine(answer.Representation, data.Truth), Right, 1);
        var square = MatrixOps.MultiplyTransposed(answer.Representation, answer.Representation);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(D)), 0, 1e-9);
        Assert.NotInRange(Cosine(LensTestData.Orthogonal(D, 4), data.Truth), Right, 1);
    }

    [Fact]
    public void Propose_OneOrTwoThreads_SameBits()
    {
        var samples = LensTestData.Gaussian(9, 3_000, HiddenTransform.Orthogonal);
        Assert.Equal(
            Propose(samples, 0, samples.Training, 1).Representation.Values,
            Propose(samples, 0, samples.Training, 2).Representation.Values);
    }

    [Fact]
    public void Propose_MixedIndependentValues_HalvesDisagree()
    {
        // Any rotation of white values is as good; what the halves propose has nothing in common.
        var samples = LensTestData.Load(Mixed(17, 12_000));
        var half = samples.Training / 2;
        var (one, two) = (Propose(samples, 0, half, 2), Propose(samples, half, half, 2));
        Assert.InRange(
            GeneratorScore.Compare(
                GroupConvolutions.Shift(one.Representation, 1), GroupConvolutions.Shift(two.Representation, 1)).Cosine,
            0, 0.9);
    }

    private static SampleSet Mixed(int d, int n) =>
        new DoubleSamples(
            MatrixOps.Multiply(LensTestData.Normal(n, d, 5), LensTestData.Normal(d, d, 6)).Values.ToArray(), d);

    private static double Cosine(Matrix r, Matrix truth) =>
        GeneratorScore.Compare(GroupConvolutions.Shift(r, 1), truth).Cosine;

    private static ProposedRepresentation Propose(LensSamples samples, int first, int count, int threads) =>
        new PositionInitialiser(new SampleSpectrum(samples, first, count, threads), threads)
            .Propose(CancellationToken.None)!;
}
