using Noether.Data;
using Noether.Discovery;
using Noether.Runs;
using Noether.Tests.Data;
using Noether.Tests.Discovery;

namespace Noether.Tests.Runs;

/// <summary>What else can happen to a run folder: two programs, a clock that is set back, links, half a file, a full folder.</summary>
public sealed class RunFolderUseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SampleData data = new(new ArraySamples([1, 2, 3, 4, 5, 6], dimension: 3));

    private string Root => Path.Combine(folder.Path, "run");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(RunFolderMode.Resume)]
    [InlineData(RunFolderMode.Overwrite)]
    public void Begin_WhereAnotherIsAtWork_SaysSoAndLeavesItAlone(RunFolderMode mode)
    {
        NoetherException? refusal = null;
        Run(new ToyMethod
        {
            Before = step =>
            {
                if (step == 2)
                    refusal = Assert.Throws<NoetherException>(() => Run(new ToyMethod(), mode));
            },
        });

        Assert.Equal("run.busy", refusal!.Code);
        Assert.True(RunFolder.IsComplete(Root));
        // It is let go of at the end.
        Run(new ToyMethod(), mode);
        Assert.DoesNotContain(RunLock.FileName, Directory.GetFiles(Root).Select(Path.GetFileName));
    }

    [Fact]
    public void Begin_OverTheLockOfAProgramThatWasKilled_Works()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, RunLock.FileName), "");

        Run(new ToyMethod());

        Assert.True(RunFolder.IsComplete(Root));
    }

    [Fact]
    public void Begin_WhereAKillLeftHalfAFile_RemovesIt()
    {
        Run(new ToyMethod());
        string[] halves =
            [Path.Combine(Root, ".generator.npy.abc.tmp"), Path.Combine(Root, RunFolder.CheckpointsName, ".adding.safetensors.abc.tmp")];
        foreach (var half in halves)
            File.WriteAllText(half, "half");

        Run(new ToyMethod(), RunFolderMode.Resume);

        Assert.DoesNotContain(halves, File.Exists);
    }

    [Fact]
    public void Run_WhileTheClockIsSetBack_EndsAndTakesNoNegativeTime()
    {
        var clock = new SetBackClock();
        var toy = new ToyMethod { Before = step => { if (step == 2) clock.SetBack(TimeSpan.FromHours(1)); } };

        var record = Run(toy, options: new RunOptions { Clock = clock });

        Assert.True(RunFolder.IsComplete(Root));
        Assert.True(record.Finished < record.Started);
        Assert.True((record with { Timings = [] }).Seconds >= 0);
    }

    [Fact]
    public void Status_OfARunThatDiedBeforeTheClockWasSetBack_IsNotAlive()
    {
        var now = DateTimeOffset.UtcNow;
        var status = new RunStatus { State = RunState.Running, Method = "toy", Source = "x", Started = now, Heartbeat = now };

        Assert.True(status.IsAlive(now));
        Assert.True(status.IsAlive(now - TimeSpan.FromSeconds(5)));
        Assert.False(status.IsAlive(now - TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Write_WhereALinkLies_ReplacesItAndDoesNotFollowIt()
    {
        if (OperatingSystem.IsWindows())
            return; // Links need rights there.
        Directory.CreateDirectory(Root);
        var victim = Path.Combine(folder.Path, "victim.txt");
        File.WriteAllText(victim, "mine");
        foreach (var name in (string[])[RunFolder.ResultName, RunStatus.FileName, RunStatus.FileName + ".tmp", "generator.npy", "partial-probe"])
            File.CreateSymbolicLink(Path.Combine(Root, name), victim);
        Directory.CreateDirectory(Path.Combine(Root, RunFolder.CheckpointsName));

        Run(new ToyMethod(), RunFolderMode.Resume);

        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Null(new FileInfo(Path.Combine(Root, RunFolder.ResultName)).LinkTarget);
    }

    private RunRecord Run(ToyMethod method, RunFolderMode mode = RunFolderMode.New, RunOptions? options = null) =>
        RunExecution.Run(Root, mode, method, data, new ToySettings(), new RunContext { Seed = 7 }, options);

    private sealed class SetBackClock : TimeProvider
    {
        private TimeSpan back;

        public void SetBack(TimeSpan time) => back += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - back;
    }
}
