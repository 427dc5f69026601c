using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Tests.Lens.Judging;

public sealed class LensJudgeTests
{
    private const int D = 7;

    private static readonly SyntheticData Data =
        LensTestData.Synthetic(D, 8000, SignalFamily.Gaussian, HiddenTransform.Orthogonal);

    private static readonly LensSamples Samples = LensTestData.Load(Data.ToSampleSet());

    [Fact]
    public void Measure_TruthAgainstWrongAnswers_PrefersTheTruth()
    {
        var truth = Measure(Data.Transform);
        var shuffled = Measure(Reordered([3, 0, 5, 1, 6, 4, 2]));
        var rotated = Measure(LensTestData.Orthogonal(D, 3));
        Assert.True(truth.Score < shuffled.Score - 0.1, $"{truth.Score} against {shuffled.Score}");
        Assert.True(truth.Score < rotated.Score - 0.1, $"{truth.Score} against {rotated.Score}");
        Assert.True(truth.ToeplitzDeparture < shuffled.ToeplitzDeparture);
        Assert.True(truth.NeighbourCorrelation > shuffled.NeighbourCorrelation);
        Assert.True(truth.Sharpness > rotated.Sharpness);
        // A reordering keeps the marginal densities.
        Assert.Equal(truth.MarginalEntropy, shuffled.MarginalEntropy, 1e-2);
        Assert.Equal(truth.Loss + (10 * truth.ToeplitzDeparture), truth.Score, 1e-9);
    }

    [Fact]
    public void Measure_ReversedTruth_ScoresAlike()
    {
        var (forward, reversed) = (Measure(Data.Transform), Measure(Reordered([6, 5, 4, 3, 2, 1, 0])));
        Assert.Equal(forward.Score, reversed.Score, 1e-2);
        Assert.Equal(forward.NeighbourCorrelation, reversed.NeighbourCorrelation, 1e-5);
    }

    [Fact]
    public void Measure_SamplesOfTheSearchSpoilt_ChangesTheFitButNotWhatIsHeldOut()
    {
        var (whole, spoilt) = (LensTestData.Load(Data.ToSampleSet()), LensTestData.Load(Data.ToSampleSet()));
        for (var k = 0; k < D; k++)
            spoilt.Values.AsSpan(k * spoilt.Count, spoilt.Training).Reverse();
        new CounterRandom(1, 1).FillNormal(spoilt.Values.AsSpan(0, spoilt.Training));
        var a = Measure(Data.Transform, samples: whole);
        var b = Measure(Data.Transform, samples: spoilt);
        Assert.Equal(a.NeighbourCorrelation, b.NeighbourCorrelation);
        Assert.Equal(a.ToeplitzDeparture, b.ToeplitzDeparture);
        Assert.True(b.MarginalEntropy > a.MarginalEntropy + 0.01);
    }

    [Fact]
    public void Measure_OneOrTwoThreads_SameBits() =>
        Assert.Equal(Measure(Data.Transform), Measure(Data.Transform, threads: 2));

    private static Matrix Reordered(int[] order)
    {
        var result = new Matrix(D, D);
        for (var k = 0; k < D; k++)
            Data.Transform.Row(order[k]).CopyTo(result.Row(k));
        return result;
    }

    private static LensCandidate Measure(Matrix l, int threads = 1, LensSamples? samples = null) =>
        new LensJudge(samples ?? Samples, LensSettings.Fast, threads)
            .Measure("candidate", l, 0, CancellationToken.None);
}
