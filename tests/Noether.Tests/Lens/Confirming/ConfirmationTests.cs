using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Confirming;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Confirming;

public sealed class ConfirmationTests
{
    private const int D = 9;
    private const int Count = 3_000;

    private static readonly SyntheticData Data =
        LensTestData.Synthetic(D, Count, SignalFamily.Gaussian, HiddenTransform.Permuted);

    private static readonly Lazy<LensResult> Found = new(
        () => LensDiscovery.Run(Data.ToSampleSet(), LensSettings.Fast, new RunContext { Seed = 7, Threads = 2 }));

    [Fact]
    public void Run_ASymmetry_IsClaimedWithItsEvidence()
    {
        var verdict = Found.Value.Verdict;
        Assert.True(verdict.Found, verdict.Summary);
        Assert.Equal(
            ["arrangement", "stationarity", "locality", "order", "sharpness"], verdict.Evidence.Select(evidence => evidence.Name));
        Assert.Equal(verdict.Evidence.Max(evidence => evidence.PValue), verdict.PValue);
        Assert.InRange(verdict.PValue!.Value, 0, verdict.Level!.Value);
        Assert.All(verdict.Evidence.Where(evidence => evidence.Direction == Direction.AtMost), evidence =>
            Assert.InRange(evidence.Bound, evidence.Value, evidence.Limit));
    }

    [Fact]
    public void Of_OtherSamplesThatAreNotStationary_LeavesItOpen()
    {
        // The same answer, on samples of which every other place of the axis is three times as large.
        var order = ColumnOrder.Find(Found.Value.GroupConvolution)!.Columns;
        var tilted = Tilted(column => Array.IndexOf(order, column) % 2 == 0 ? 3 : 1);
        var verdict = Confirm(tilted).Verdict;
        Assert.Equal(Finding.Undecided, verdict.Finding);
        Assert.Contains("the departure from stationarity may be", verdict.Summary);
        Assert.Contains($"{Count / 6} samples", verdict.Summary);
        Assert.True(verdict.Evidence.Single(evidence => evidence.Name == "stationarity").PValue > 0.5);
    }

    [Fact]
    public void Of_IndependentSamples_NeighboursAreNothingSpecial()
    {
        var noise = LensTestData.Normal(Count, D, seed: 4);
        var verdict = Confirm(Array.ConvertAll(noise.Values.ToArray(), value => (float)value)).Verdict;
        Assert.Equal(Finding.Undecided, verdict.Finding);
        Assert.True(verdict.Evidence.Single(evidence => evidence.Name == "locality").PValue > 0.99);
        Assert.True(verdict.Evidence.Single(evidence => evidence.Name == "sharpness").PValue > 0.05);
    }

    [Fact]
    public void Run_AnyThreads_SameEvidenceAndBands()
    {
        var other = LensDiscovery.Run(Data.ToSampleSet(), LensSettings.Fast, new RunContext { Seed = 7, Threads = 1 });
        Assert.Equal(Found.Value.Verdict.Evidence, other.Verdict.Evidence);
        Assert.Equal(Found.Value.Bands!.Low.Values, other.Bands!.Low.Values);
        // An order of the columns is found or it is not.
        Assert.Equal(20, other.Bands.Cosines.Count);
        Assert.Equal(1, other.Bands.MedianCosine, 1e-12);
        Assert.Equal(0, other.Bands.Widest, 1e-12);
    }

    [Fact]
    public void Run_BehindAnyRotation_BandsHoldTheGenerator()
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Dimension = 11,
            Samples = 20_000,
            Seed = 4,
            Circular = true,
            Transform = HiddenTransform.Orthogonal,
        });
        var result = LensDiscovery.Run(
            data.ToSampleSet(), LensSettings.Fast with { Resamples = 10 }, new RunContext { Seed = 2 });
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        var bands = result.Bands!;
        Assert.InRange(bands.Widest, 1e-4, 0.5);
        Assert.InRange(bands.LowCosine, 0.9, bands.MedianCosine);
        var middle = bands.Low.Clone();
        MatrixOps.AddScaled(middle.Values, bands.High.Values, 1);
        Assert.True(GeneratorScore.Compare(middle, data.Truth).Cosine > 0.95);
    }

    [Fact]
    public void Bands_OfFewGenerators_AreTheirQuantilesScaled()
    {
        var own = Matrix.Identity(2);
        Matrix[] others = [.. Enumerable.Range(-10, 21).Select(i => new Matrix(2, 2, [1, 0.1 * i, 0, 1]))];
        var bands = GeneratorBands.Of(own, others, share: 0.5);
        Assert.Equal((-0.45, 0.45), (Math.Round(bands.Low[0, 1], 12), Math.Round(bands.High[0, 1], 12)));
        Assert.Equal(0.9, bands.Widest, 1e-12);
        Assert.Equal(1 - (0.25 * (1 - (1 / Math.Sqrt(1.5)))), bands.Cosines[0], 1e-12);
    }

    private static float[] Tilted(Func<int, float> factor) => [.. Data.Samples.Select((value, i) => value * factor(i % D))];

    private static LensResult Confirm(float[] rows)
    {
        var source = new Noether.Data.ArraySamples(rows, D, "other");
        return Confirmation.Of(
            Found.Value, ColumnsInUse.Of(source, CancellationToken.None), LensTestData.Load(source), seed: 1, threads: 1);
    }
}
