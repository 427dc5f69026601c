using System.Diagnostics;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Lens;
using Noether.Lens.Runs;

namespace Noether.Tests.Lens.Runs;

public sealed class LensResumeTests
{
    private static readonly LensSettings Fast = LensSettings.Fast with
    {
        Steps = 50,
        StepsPerEpoch = 10,
        BatchSize = 300,
        Knots = 9,
    };

    private static readonly LensSettings Paper = LensSettings.Paper with
    {
        Steps = 200,
        StepsPerEpoch = 20,
        BatchSize = 100,
        Knots = 9,
        HiddenPerOutput = 1,
        Padding = 3,
        LearningRate = 5e-3,
    };

    private static readonly RunContext One = new() { Seed = 3, Threads = 1 };

    private static readonly SampleSet Samples =
        LensTestData.Synthetic(5, 600, SignalFamily.Gaussian, HiddenTransform.Permuted).ToSampleSet();

    // Without the orders of the columns, which would end the search, and the many proposals of the Toeplitz spectrum, all
    // of which would be refined, every stage is run and short.
    private const LensIngredients Left = LensIngredients.ToeplitzSpectrum | LensIngredients.ColumnOrder;

    // Stages that orders of the columns would have.
    private const int OrderStages = 2;

    private static readonly LensSettings Short = Fast with
    {
        Steps = 5,
        Conditional = false,
        Without = Left,
    };

    private static readonly LensSettings Unpolished = Short with
    {
        Steps = 0,
        Without = Left | LensIngredients.Polish,
    };

    private static readonly Lazy<LensResult> Whole = new(() => LensDiscovery.Run(Samples, Short, One));

    // Three short stages fit into it; the test that it ends sleeps as long.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    private readonly MemoryStore store = new();

    public static TheoryData<string> Presets() => ["fast", "paper"];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Run_CancelledInTheMiddleAndResumed_SameBitsAsUninterrupted(string preset)
    {
        var settings = Of(preset);
        var whole = LensDiscovery.Run(Samples, settings, One);
        var stopped = Interrupt(settings);
        Assert.InRange(stopped, 1, settings.Steps - 1);
        Assert.NotEmpty(store.Stages);
        var resumed = LensDiscovery.Run(Samples, settings, Continued() with { Threads = 2 });

        AssertSame(whole, resumed);
        Assert.Equal(settings.Steps, resumed.History[^1].Step + 1);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    public void Run_FastCancelledAfterAStageOfTheSearchAndResumed_SameBitsAndNoHalfTwice(int stages, int halves)
    {
        using var stop = new CancellationTokenSource();
        var left = stages;
        store.Written = () =>
        {
            if (--left == 0)
                stop.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => LensDiscovery.Run(
            Samples, Short, One with { Store = store, Cancellation = stop.Token }));
        AssertResumes(stages, halves);
    }

    [Theory]
    [InlineData("refining", 1, 5, 2)]
    [InlineData("judging", 2, 6, 1)]
    [InlineData("refining on all samples", 1, 7, 0)]
    public void Run_FastCancelledInAStageOfTheSearchAndResumed_SameBitsAndNoHalfTwice(
        string stage, int time, int stages, int halves)
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => LensDiscovery.Run(Samples, Short, One with
        {
            Store = store,
            Cancellation = stop.Token,
            Progress = new Observer(p =>
            {
                if (p.Stage == stage && --time == 0)
                    stop.Cancel();
            }),
        }));
        AssertResumes(stages, halves);
    }

    [Fact]
    public void Run_CancelledBeforeAnythingIsJudged_LeavesNothingThatHinders()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => LensDiscovery.Run(Samples, Short, One with
        {
            Store = store,
            Progress = new Observer(p => CancelAt(p, "column order", stop)),
            Cancellation = stop.Token,
        }));
        Assert.Empty(store.Stages);
        Assert.Empty(store.Kept);
        AssertSame(Whole.Value, LensDiscovery.Run(Samples, Short, Continued()));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Run_ResumedWithOtherSettings_IsRefused(string preset)
    {
        var settings = Of(preset);
        Interrupt(settings);
        foreach (var (other, seed) in new[]
        {
            (settings, 4UL), (settings with { Steps = 60 }, 3UL), (settings with { UniformityWeight = 3 }, 3UL),
        })
        {
            var failure = Assert.Throws<NoetherException>(
                () => LensDiscovery.Run(Samples, other, Continued() with { Seed = seed }));
            Assert.Contains("other settings or other data", failure.Message);
        }
    }

    [Fact]
    public void Run_ResumedWithOtherData_IsRefused()
    {
        Interrupt(Paper);
        var other = LensTestData.Synthetic(5, 600, SignalFamily.Legendre, HiddenTransform.Permuted).ToSampleSet();
        Assert.Throws<NoetherException>(() => LensDiscovery.Run(other, Paper, Continued()));
    }

    [Fact]
    public void Run_NotToResume_BeginsAnew()
    {
        Interrupt(Paper);
        List<int> steps = [];
        LensDiscovery.Run(
            Samples, Paper with { Steps = 5 }, One with { Store = store, Progress = Watch(steps.Add) });
        Assert.Equal(4, steps[^1]);
    }

    [Fact]
    public void Run_FinishedRunResumed_GivesTheSameAnswerWithoutTraining()
    {
        var whole = LensDiscovery.Run(Samples, Paper with { Steps = 10 }, One with { Store = store });
        List<int> steps = [];
        var again = LensDiscovery.Run(
            Samples, Paper with { Steps = 10 }, Continued() with { Progress = Watch(steps.Add) });
        Assert.Empty(steps);
        AssertSame(whole, again);
    }

    [Fact]
    public void Run_CancelledWhileWarmingUpAndResumed_SearchesNoMore()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => LensDiscovery.Run(Samples, Short, One with
        {
            Store = store,
            Progress = new Observer(p => CancelAt(p, "warming up the estimators", stop)),
            Cancellation = stop.Token,
        }));
        List<string> stages = [];
        var resumed = LensDiscovery.Run(
            Samples, Short, Continued() with { Progress = new Observer(p => stages.Add(p.Stage)) });
        Assert.DoesNotContain("refining", stages);
        AssertSame(Whole.Value, resumed);
    }

    [Fact]
    public void Run_CancelledWhileTraining_KeepsTheBestAnswerWithItsHistory()
    {
        Interrupt(Paper);
        var kept = store.Kept[^1];
        Assert.Equal("training", Assert.Single(kept.Candidates).Name);
        Assert.NotEmpty(kept.History.Rows);
        Assert.Contains(kept.Arrays, array => array.Name == "group_convolution");
        Assert.DoesNotContain(kept.Sections, section => section.Title == "Watch a sample move");
    }

    [Fact]
    public void Run_CheckpointsWhileTraining_GoOnFromEachToTheSameBits()
    {
        var often = new MemoryStore { Interval = TimeSpan.Zero };
        var settings = Paper with { Steps = 30, Conditional = false };
        var whole = LensDiscovery.Run(Samples, settings, One with { Store = often });
        // The last step is there as well: what comes after it only judges.
        Assert.Equal(30, often["training"].Whole("step"));
        Assert.NotEmpty(often.Kept);
        often.Resumes = true;
        AssertSame(whole, LensDiscovery.Run(Samples, settings, One with { Store = often }));
    }

    [Fact]
    public void Run_PaperWithinABudget_FixesTheStepsAndKeepsThemWhenResumed()
    {
        var settings = Paper with { Steps = 0, Conditional = false };
        var context = One with { Budget = TimeSpan.FromSeconds(1) };
        var whole = LensDiscovery.Run(Samples, settings, context with { Store = store });
        Assert.True(whole.Settings.Steps > 0);
        if (whole.Iteration!.Stop == StopReason.BudgetSpent)
        {
            // A machine that became slower after its steps were timed: the budget holds, the steps do not.
            Assert.InRange(whole.History[^1].Step + 1, 1, whole.Settings.Steps - 1);
            Assert.Equal(Finding.Undecided, whole.Verdict.Finding);
            return;
        }

        Assert.Equal(whole.Settings.Steps, whole.History[^1].Step + 1);
        Assert.Equal(1, whole.History[^1].Rho, 1e-9);
        Assert.Equal(StopReason.StepsDone, whole.Iteration.Stop);
        Assert.Equal(whole.Settings.Steps, whole.Iteration.Steps);
        var again = LensDiscovery.Run(Samples, settings, Continued() with { Budget = context.Budget });
        Assert.Equal(whole.Settings.Steps, again.Settings.Steps);
        Assert.Equal(whole.GeneratorPadded.Values, again.GeneratorPadded.Values);
    }

    [Fact]
    public void Run_DamagedCheckpoint_SaysSo()
    {
        Interrupt(Paper);
        store.Replace("training", new Checkpoint().With("steps", Paper.Steps).With("step", 5));
        var failure = Assert.Throws<NoetherException>(() => LensDiscovery.Run(Samples, Paper, Continued()));
        Assert.Contains("damaged", failure.Message);
        Assert.Equal("force", failure.Setting);
    }

    [Fact]
    public void Run_DamagedCheckpointOfASearch_SaysSo()
    {
        Interrupt(Fast);
        store.Replace("search", new Checkpoint()
            .With("answers", 7).With("figures", [0.0]).With("seconds", [0.0]).With("representations", [0.0])
            .With("names", "a"));
        var failure = Assert.Throws<NoetherException>(() => LensDiscovery.Run(Samples, Fast, Continued()));
        Assert.Contains("damaged", failure.Message);
    }

    [Fact]
    public void Run_FastWithABudgetThatEndsTheSearch_AnswersWithTheBestSoFarAndGoesOnWhenResumed()
    {
        var whole = LensDiscovery.Run(Samples, Unpolished, One);
        var left = 3;
        store.Written = () =>
        {
            // Both halves have their positions; the rest of the search finds the budget spent.
            if (--left == 0)
                Thread.Sleep(Budget);
        };
        var clock = Stopwatch.StartNew();
        var cut = LensDiscovery.Run(
            Samples, Unpolished, One with { Store = store, Budget = Budget });
        Assert.True(clock.Elapsed.TotalSeconds < 40, $"took {clock.Elapsed.TotalSeconds} s");
        Assert.Equal(Finding.Undecided, cut.Verdict.Finding);
        Assert.Contains("the budget of 5 s was spent", cut.Verdict.Summary);
        Assert.Equal(new Iteration(0, StopReason.BudgetSpent), cut.Iteration);
        Assert.All(cut.Candidates, c => Assert.Matches("^natural order$|^(doubtful )?positions(, refined)?$", c.Name));
        Assert.Single(cut.Candidates, c => c.Won);
        // Fewer on a machine that is too busy to do three within the budget.
        Assert.InRange(store["search"].Wholes("answers").Length, 1 + OrderStages, 3 + OrderStages);
        store.Written = null;
        AssertSame(whole, LensDiscovery.Run(Samples, Unpolished, Continued()));
    }

    [Fact]
    public void Run_FastWithABudgetThatSuffices_HasTheBitsOfARunWithoutOne()
    {
        var within = LensDiscovery.Run(Samples, Unpolished, One with { Budget = TimeSpan.FromMinutes(10) });
        AssertSame(LensDiscovery.Run(Samples, Unpolished, One), within);
        Assert.Null(within.Iteration);
    }

    // Of the search some stages are done, and of the halves of the samples some are still to be searched.
    private void AssertResumes(int stages, int halves)
    {
        Assert.Equal(["search"], store.Stages);
        Assert.Equal(stages + OrderStages, store["search"].Wholes("answers").Length);
        Assert.NotEmpty(store.Kept);
        List<string> seen = [];
        var resumed = LensDiscovery.Run(
            Samples, Short, Continued() with { Progress = new Observer(p => seen.Add(p.Stage)) });
        AssertSame(Whole.Value, resumed);
        Assert.Equal(halves, seen.Count(stage => stage == "Toeplitz spectrum"));
    }

    private static void AssertSame(LensResult whole, LensResult other)
    {
        Assert.Equal(whole.GeneratorPadded.Values, other.GeneratorPadded.Values);
        Assert.Equal(whole.Filter, other.Filter);
        Assert.Equal(whole.GroupConvolution.Values, other.GroupConvolution.Values);
        Assert.Equal(Curves(whole), Curves(other));
        Assert.Equal(whole.Snapshots.Select(s => s.Step), other.Snapshots.Select(s => s.Step));
        Assert.Equal(whole.Verdict.Summary, other.Verdict.Summary);
        Assert.Equal(whole.Verdict.Checks, other.Verdict.Checks);
        Assert.Equal(Candidates(whole), Candidates(other));
    }

    private static void CancelAt(RunProgress progress, string stage, CancellationTokenSource stop)
    {
        if (progress.Stage == stage)
            stop.Cancel();
    }

    private static LensSettings Of(string preset) => preset == "fast" ? Fast : Paper;

    private RunContext Continued()
    {
        store.Resumes = true;
        return One with { Store = store };
    }

    // Runs until training reports its second step, cancels, and returns that step. Progress is told every 0.2 seconds
    // at most, so the observer takes its time: then every step is told, however fast the machine is.
    private int Interrupt(LensSettings settings)
    {
        using var stop = new CancellationTokenSource();
        var stopped = -1;
        var observer = new Observer(progress =>
        {
            var step = StepOf(progress);
            if (step > 0 && stopped < 0)
            {
                stopped = step.Value;
                stop.Cancel();
            }
            else if (step is not null || progress.Stage == "reading samples")
            {
                Thread.Sleep(TimeSpan.FromSeconds(0.21));
            }
        });
        Assert.Throws<OperationCanceledException>(() => LensDiscovery.Run(
            Samples, settings, One with { Store = store, Progress = observer, Cancellation = stop.Token }));
        return stopped;
    }

    private static Observer Watch(Action<int> onStep) => new(progress =>
    {
        if (StepOf(progress) is { } step)
            onStep(step);
    });

    private static int? StepOf(RunProgress progress) =>
        (int?)progress.Row.FirstOrDefault(value => value.Name == "step")?.Value;

    private static LensHistoryRow[] Curves(LensResult result) =>
        [.. result.History.Select(r => r with { Seconds = 0 })];

    private static LensCandidate[] Candidates(LensResult result) =>
        [.. result.Candidates.Select(c => c with { Seconds = 0 })];
}
