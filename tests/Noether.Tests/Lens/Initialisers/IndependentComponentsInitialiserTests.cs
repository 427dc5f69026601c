using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class IndependentComponentsInitialiserTests
{
    /// <summary>Signals overlap several points, so the components are not quite independent.</summary>
    private const double LeastCosine = 0.85;

    private static readonly SyntheticData Data =
        LensTestData.Synthetic(7, 6000, SignalFamily.Gaussian, HiddenTransform.Permuted);

    [Fact]
    public void Propose_PermutedGaussian_FindsTheHiddenAxis()
    {
        var start = Propose(threads: 1);
        Assert.Equal("independent components", start.Name);
        var square = MatrixOps.MultiplyTransposed(start.Representation, start.Representation);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(7)), 0, 1e-10);
        Assert.True(Score(start.Representation) > LeastCosine, $"cosine {Score(start.Representation)}");
        Assert.False(Score(LensTestData.Orthogonal(7, 4)) > LeastCosine);
    }

    [Fact]
    public void Propose_OneOrTwoThreads_SameBits() =>
        Assert.Equal(Propose(threads: 1).Representation.Values, Propose(threads: 2).Representation.Values);

    private static double Score(Matrix r) => GeneratorScore.Compare(
        GroupConvolutions.Shift(r, 1), Data.Truth).Cosine;

    private static ProposedRepresentation Propose(int threads)
    {
        var samples = LensTestData.Load(Data.ToSampleSet());
        return new IndependentComponentsInitialiser(samples, threads, 1)
            .Propose(0, samples.Training, CancellationToken.None);
    }
}
