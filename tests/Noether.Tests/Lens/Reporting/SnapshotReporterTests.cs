using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens;

public sealed class LensSnapshotTests
{
    // Products of orthogonal matrices in double precision.
    private const double Rounding = 1e-9;

    private static readonly LensSettings Quick = LensSettings.Fast with
    {
        Steps = 60,
        BatchSize = 300,
        Conditional = false,
        Seed = 2,
    };

    // Legendre signals are not settled by independent components, so that everything of the search is run through.
    private static readonly SyntheticData Data =
        LensTestData.Synthetic(11, 20_000, SignalFamily.Legendre, HiddenTransform.Permuted);

    [Fact]
    public void Run_WithASpectator_HasTheSameBitsAndShowsTheSearch()
    {
        var alone = LensDiscovery.Run(Data.ToSampleSet(), Quick);
        var spectator = new Spectator(curious: true);
        var watched = LensDiscovery.Run(Data.ToSampleSet(), Quick, progress: spectator);
        Assert.Equal(alone.GeneratorPadded.Values.ToArray(), watched.GeneratorPadded.Values.ToArray());
        Assert.Equal(alone.Filter, watched.Filter);
        Assert.Equal(alone.Candidates.Select(c => c.Score), watched.Candidates.Select(c => c.Score));

        var search = spectator.Seen.Where(report => report.Snapshot!.Step < 0).ToArray();
        Assert.Contains(search, report => report.Stage == "independent components");
        Assert.Contains(search, report => report.Stage == "refining");
        Assert.All(search, report =>
        {
            var l = report.Snapshot!.GroupConvolution;
            Assert.Equal((11, 11), (l.Rows, report.Snapshot.Generator.Rows));
            var square = MatrixOps.MultiplyTransposed(l, l);
            Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(11)), 0, Rounding);
        });
    }

    [Fact]
    public void Run_WithASpectator_ShowsTheTraining()
    {
        var spectator = new Spectator(curious: true);
        var settings = LensSettings.Paper with { Steps = 30, BatchSize = 300, Conditional = false };
        var result = LensDiscovery.Run(Data.ToSampleSet(), settings, progress: spectator);
        var last = spectator.Seen[^1].Snapshot!;
        Assert.Equal(30, last.Step);
        Assert.Equal(0, LensTestData.LargestDifference(result.Generator, last.Generator));
        Assert.Equal(0, LensTestData.LargestDifference(result.GroupConvolution, last.GroupConvolution));
    }

    [Fact]
    public void Run_WithASpectatorWhoDoesNotLook_ComputesNothing()
    {
        var spectator = new Spectator(curious: false);
        LensDiscovery.Run(Data.ToSampleSet(), Quick, progress: spectator);
        Assert.Empty(spectator.Seen);
    }
}
