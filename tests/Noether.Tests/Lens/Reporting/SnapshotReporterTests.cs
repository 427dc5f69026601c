using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Lens;
using Noether.Lens.Reporting;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Reporting;

public sealed class SnapshotReporterTests
{
    // Products of orthogonal matrices in double precision.
    private const double Rounding = 1e-9;

    private static readonly LensSettings Quick = LensSettings.Fast with
    {
        Steps = 60,
        BatchSize = 300,
        Conditional = false,
    };

    private static readonly LensSettings Searching =
        Quick with { Without = LensIngredients.ColumnOrder | LensIngredients.Positions };

    private static readonly RunContext Seeded = new() { Seed = 2 };

    // Legendre signals are not settled by independent components; positions, which settle them, are left out. So everything
    // of the search is run through.
    private static readonly SyntheticData Data =
        LensTestData.Synthetic(11, 20_000, SignalFamily.Legendre, HiddenTransform.Permuted);

    [Fact]
    public void Run_WithASpectator_HasTheSameBitsAndShowsTheSearch()
    {
        var alone = LensDiscovery.Run(Data.ToSampleSet(), Searching, Seeded);
        var spectator = new Spectator(curious: true);
        var watched = LensDiscovery.Run(Data.ToSampleSet(), Searching, Seeded with { Progress = spectator });
        Assert.Equal(alone.GeneratorPadded.Values.ToArray(), watched.GeneratorPadded.Values.ToArray());
        Assert.Equal(alone.Filter, watched.Filter);
        Assert.Equal(alone.Candidates.Select(c => c.Score), watched.Candidates.Select(c => c.Score));

        var search = spectator.Seen.Where(report => report.TotalSteps == 0).ToArray();
        Assert.Contains(search, report => report.Stage == "independent components");
        Assert.Contains(search, report => report.Stage == "refining");
        Assert.All(search, report =>
        {
            Assert.Equal(["generator", "group-convolution", "filter"], report.Figures.Select(f => f.Name));
            var l = Shown(report, "group-convolution");
            Assert.Equal((11, 11), (l.Rows, Shown(report, "generator").Rows));
            var square = MatrixOps.MultiplyTransposed(l, l);
            Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(11)), 0, Rounding);
        });
    }

    [Fact]
    public void Run_WithASpectatorWhereNoOrderIsWorthJudging_GoesOn()
    {
        var data = LensTestData.Synthetic(11, 2_000, SignalFamily.Legendre, HiddenTransform.Orthogonal);
        var spectator = new Spectator(curious: true);
        var result = LensDiscovery.Run(
            data.ToSampleSet(), Quick with { Steps = 1, Without = LensIngredients.ToeplitzSpectrum },
            Seeded with { Progress = spectator });
        Assert.DoesNotContain(result.Candidates, c => c.Name == "column order");
        Assert.NotEmpty(spectator.Seen);
    }

    [Fact]
    public void Run_WithASpectator_ShowsTheTraining()
    {
        var spectator = new Spectator(curious: true);
        var settings = LensSettings.Paper with { Steps = 30, BatchSize = 300, Conditional = false };
        LensDiscovery.Run(Data.ToSampleSet(), settings, new RunContext { Progress = spectator });
        var training = spectator.Seen.Where(report => report.TotalSteps == 30).ToArray();
        Assert.NotEmpty(training);
        Assert.All(training, report =>
        {
            Assert.InRange(report.Row.Single(value => value.Name == "step").Value, 0, 29);
            Assert.Equal((11, 11), (Shown(report, "generator").Rows, Shown(report, "group-convolution").Rows));
            var filter = Assert.IsType<LinesFigure>(report.Figures.Single(f => f.Name == "filter")).Series.Single().Y;
            Assert.Equal(1, Math.Sqrt(filter.Sum(value => value * value)), Rounding);
        });
    }

    [Fact]
    public void Take_Wanted_ShowsTheMatricesOfTheSnapshot()
    {
        var snapshot = new LensSnapshot(3, LensTestData.Normal(5, 5, seed: 1), LensTestData.Normal(5, 5, seed: 2));
        var figures = new SnapshotReporter(new Spectator(curious: true)).Take(() => snapshot);
        var report = new RunProgress("training", 0.5) { Figures = figures };
        Assert.Equal(0, LensTestData.LargestDifference(snapshot.Generator, Shown(report, "generator")));
        Assert.Equal(0, LensTestData.LargestDifference(snapshot.GroupConvolution, Shown(report, "group-convolution")));
        var filter = Assert.IsType<LinesFigure>(figures.Single(f => f.Name == "filter"));
        Assert.Equal(snapshot.GroupConvolution.Row(2).ToArray(), filter.Series.Single().Y);
    }

    [Fact]
    public void Take_NotWanted_MakesNothing() => Assert.Empty(
        new SnapshotReporter(new Spectator(curious: false)).Take(() => throw new InvalidOperationException()));

    [Fact]
    public void Run_WithASpectatorWhoDoesNotLook_ComputesNothing()
    {
        var spectator = new Spectator(curious: false);
        LensDiscovery.Run(Data.ToSampleSet(), Quick, Seeded with { Progress = spectator });
        Assert.Empty(spectator.Seen);
    }

    private static Matrix Shown(RunProgress report, string name)
    {
        var figure = Assert.IsType<HeatMapFigure>(report.Figures.Single(f => f.Name == name));
        return new Matrix(figure.Rows, figure.Columns, [.. figure.Values]);
    }
}
