using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Tests.Lens.Runs;

public sealed class LensResumeTests : IDisposable
{
    private static readonly LensSettings Fast = LensSettings.Fast with
    {
        Steps = 50,
        StepsPerEpoch = 10,
        BatchSize = 300,
        Knots = 9,
        Threads = 1,
        Seed = 3,
    };

    private static readonly LensSettings Paper = LensSettings.Paper with
    {
        Steps = 200,
        StepsPerEpoch = 20,
        BatchSize = 100,
        Knots = 9,
        HiddenPerOutput = 1,
        Padding = 3,
        Threads = 1,
        LearningRate = 5e-3,
        Seed = 3,
    };

    private static readonly SampleSet Samples =
        LensTestData.Synthetic(5, 600, SignalFamily.Gaussian, HiddenTransform.Permuted).ToSampleSet();

    private readonly string folder = Directory.CreateTempSubdirectory("noether-resume").FullName;

    public static TheoryData<string> Presets() => ["fast", "paper"];

    private LensCheckpoints Continued => new(folder, resume: true);

    private LensCheckpoints Anew => new(folder, resume: false);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Presets))]
    public void Run_CancelledInTheMiddleAndResumed_SameBitsAsUninterrupted(string preset)
    {
        var settings = Of(preset);
        var whole = LensDiscovery.Run(Samples, settings);
        var stopped = Interrupt(settings);
        Assert.InRange(stopped, 1, settings.Steps - 1);
        Assert.NotEmpty(Directory.GetFiles(folder, "*.ckpt"));
        var resumed = LensDiscovery.Run(Samples, settings with { Threads = 2 }, Continued);

        Assert.Equal(whole.GeneratorPadded.Values, resumed.GeneratorPadded.Values);
        Assert.Equal(whole.Filter, resumed.Filter);
        Assert.Equal(whole.GroupConvolution.Values, resumed.GroupConvolution.Values);
        Assert.Equal(Curves(whole), Curves(resumed));
        Assert.Equal(settings.Steps, resumed.History[^1].Step + 1);
        Assert.Equal(whole.Snapshots.Select(s => s.Step), resumed.Snapshots.Select(s => s.Step));
        Assert.Equal(whole.Verdict.Checks, resumed.Verdict.Checks);
        Assert.Equal(Candidates(whole), Candidates(resumed));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Run_ResumedWithOtherSettings_IsRefused(string preset)
    {
        var settings = Of(preset);
        Interrupt(settings);
        foreach (var other in new[]
        {
            settings with { Seed = 4 }, settings with { Steps = 60 }, settings with { UniformityWeight = 3 },
        })
        {
            var failure = Assert.Throws<NoetherException>(
                () => LensDiscovery.Run(Samples, other, Continued));
            Assert.Contains("other settings or other data", failure.Message);
        }
    }

    [Fact]
    public void Run_ResumedWithOtherData_IsRefused()
    {
        Interrupt(Paper);
        var other = LensTestData.Synthetic(5, 600, SignalFamily.Legendre, HiddenTransform.Permuted).ToSampleSet();
        Assert.Throws<NoetherException>(() => LensDiscovery.Run(other, Paper, Continued));
    }

    [Fact]
    public void Run_NotToResume_BeginsAnew()
    {
        Interrupt(Paper);
        List<int> steps = [];
        LensDiscovery.Run(
            Samples, Paper with { Steps = 5 }, Anew, Watch(r => steps.Add(r.Step)));
        Assert.Equal(4, steps[^1]);
    }

    [Fact]
    public void Run_FinishedRunResumed_GivesTheSameAnswerWithoutTraining()
    {
        var whole = LensDiscovery.Run(Samples, Paper with { Steps = 10 }, Anew);
        List<int> steps = [];
        var again = LensDiscovery.Run(
            Samples, Paper with { Steps = 10 }, Continued, Watch(r => steps.Add(r.Step)));
        Assert.Empty(steps);
        Assert.Equal(whole.GeneratorPadded.Values, again.GeneratorPadded.Values);
        Assert.Equal(Curves(whole), Curves(again));
    }

    [Fact]
    public void Run_CancelledWhileWarmingUpAndResumed_SearchesNoMore()
    {
        var settings = Fast with { Steps = 5, Conditional = false };
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => LensDiscovery.Run(
            Samples, settings, Anew, new Observer(p => CancelAt(p, "warming up the estimators", stop)), stop.Token));
        List<string> stages = [];
        var resumed = LensDiscovery.Run(Samples, settings, Continued, new Observer(p => stages.Add(p.Stage)));
        Assert.DoesNotContain("refining", stages);
        Assert.Equal(LensDiscovery.Run(Samples, settings).GeneratorPadded.Values, resumed.GeneratorPadded.Values);
    }

    [Fact]
    public void Run_CancelledWhileSearching_LeavesNothingThatHinders()
    {
        var settings = Fast with { Steps = 5, Conditional = false };
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => LensDiscovery.Run(
            Samples, settings, Anew, new Observer(p => CancelAt(p, "refining", stop)), stop.Token));
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(5, LensDiscovery.Run(Samples, settings, Continued).History.Count);
    }

    [Fact]
    public void Run_WithinABudget_FixesTheStepsAndKeepsThemWhenResumed()
    {
        var settings = Paper with { Steps = 0, Budget = TimeSpan.FromSeconds(1), Conditional = false };
        var whole = LensDiscovery.Run(Samples, settings, Anew);
        Assert.True(whole.Settings.Steps > 0);
        Assert.Equal(whole.Settings.Steps, whole.History[^1].Step + 1);
        Assert.Equal(1, whole.History[^1].Rho, 1e-9);
        var again = LensDiscovery.Run(Samples, settings, Continued);
        Assert.Equal(whole.Settings.Steps, again.Settings.Steps);
        Assert.Equal(whole.GeneratorPadded.Values, again.GeneratorPadded.Values);
    }

    [Fact]
    public void Run_DamagedCheckpoint_SaysSo()
    {
        Interrupt(Paper);
        var file = Directory.GetFiles(folder, "*.ckpt").Single();
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        var failure = Assert.Throws<NoetherException>(
            () => LensDiscovery.Run(Samples, Paper, Continued));
        Assert.Contains("damaged", failure.Message);
    }

    private static void CancelAt(LensProgress progress, string stage, CancellationTokenSource stop)
    {
        if (progress.Stage == stage)
            stop.Cancel();
    }

    private static LensSettings Of(string preset) => preset == "fast" ? Fast : Paper;

    // Runs until training reports its second step, cancels, and returns that step. Progress is told every 0.2 seconds
    // at most, so the observer takes its time: then every step is told, however fast the machine is.
    private int Interrupt(LensSettings settings)
    {
        using var stop = new CancellationTokenSource();
        var stopped = -1;
        var observer = new Observer(progress =>
        {
            if (progress.Row is { Step: > 0 } row && stopped < 0)
            {
                stopped = row.Step;
                stop.Cancel();
            }
            else if (progress.Row is not null || progress.Stage == "reading samples")
            {
                Thread.Sleep(TimeSpan.FromSeconds(0.21));
            }
        });
        Assert.Throws<OperationCanceledException>(() => LensDiscovery.Run(
            Samples, settings, Anew, observer, stop.Token));
        return stopped;
    }

    private static Observer Watch(Action<LensHistoryRow> onRow) => new(progress =>
    {
        if (progress.Row is { } row)
            onRow(row);
    });

    private static LensHistoryRow[] Curves(LensResult result) =>
        [.. result.History.Select(r => r with { Seconds = 0 })];

    private static LensCandidate[] Candidates(LensResult result) =>
        [.. result.Candidates.Select(c => c with { Seconds = 0 })];
}
