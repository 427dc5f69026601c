using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Runs;
using Noether.Tests.Data;
using Noether.Tests.Discovery;

namespace Noether.Tests.Runs;

public sealed class RunSessionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SampleData data = new(new ArraySamples([1, 2, 3, 4, 5, 6], dimension: 3));

    private string Path => System.IO.Path.Combine(folder.Path, "run");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_ToItsEnd_LeavesTheContractOfTheFolder()
    {
        var record = Run(new ToyMethod());

        var read = RunFolder.Read(Path);
        Assert.True(read.Record.Complete);
        Assert.Equal("toy", read.Record.Method);
        Assert.Equal(7UL, read.Record.Seed);
        Assert.Equal(3, (int)read.Record.Facts["dimension"]!);
        Assert.Equal(4, (int)read.Record.Settings["steps"]!);
        Assert.Equal(7, (int)read.Record.Settings["seed"]!);
        Assert.Equal(record.Verdict.Summary, read.Record.Verdict.Summary);
        Assert.Equal(record.Verdict.Checks, read.Record.Verdict.Checks);
        Assert.Equal(["step", "totalSum"], read.Record.Losses.Select(value => value.Name));
        Assert.Equal(new NamedValue("total", 3), Assert.Single(read.Record.Timings));
        Assert.Equal(new Iteration(4, StopReason.StepsDone), read.Record.Iteration);
        var candidate = Assert.Single(read.Record.Candidates);
        Assert.True(candidate.Won);
        Assert.Equal(["circular"], candidate.Flags);
        Assert.Equal(["circular", "odd"], candidate.PossibleFlags);
        Assert.Equal([1, double.NaN], candidate.Figures.Select(figure => figure.Value));
        Assert.Equal([1, 3], read.Array("generator").Shape);
        Assert.Equal(4, read.History.Rows.Count);
        Assert.Equal("1 < 2", Assert.IsType<TextFigure>(Assert.Single(Assert.Single(read.Sections).Figures)).Text);
        Assert.Equal(RunState.Finished, RunStatus.Read(Path)!.State);
        Assert.Equal(1, RunStatus.Read(Path)!.Progress);
    }

    [Fact]
    public void Run_StoppedInTheMiddle_LeavesItsBestAnswerAndResumesToTheSameBits()
    {
        Run(new ToyMethod());
        var whole = File.ReadAllBytes(System.IO.Path.Combine(Path, "generator.npy"));
        Directory.Delete(Path, recursive: true);
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => Run(
            new ToyMethod { Before = step => { if (step == 2) stop.Cancel(); } }, cancellation: stop.Token));

        var early = RunFolder.Read(Path);
        Assert.False(early.Record.Complete);
        Assert.False(RunFolder.IsComplete(Path));
        Assert.Equal(Finding.Undecided, early.Record.Verdict.Finding);
        Assert.StartsWith("Stopped early", early.Record.Verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(2, early.History.Rows.Count);
        Assert.Single(early.Sections);
        Assert.Equal(RunState.Stopped, RunStatus.Read(Path)!.State);

        var steps = new List<int>();
        Run(new ToyMethod { Before = steps.Add }, RunFolderMode.Resume);

        Assert.Equal([2, 3], steps);
        Assert.True(RunFolder.IsComplete(Path));
        Assert.Equal(whole, File.ReadAllBytes(System.IO.Path.Combine(Path, "generator.npy")));
    }

    [Fact]
    public void Run_ThatFailsBeforeAnythingWasKept_LeavesNoFolder()
    {
        var toy = new ToyMethod { Before = _ => throw new NoetherException("No.") };

        Assert.Throws<NoetherException>(() => Run(toy));

        Assert.False(Directory.Exists(Path));
    }

    [Fact]
    public void Run_ThatFailsLater_SaysWhyInItsStatus()
    {
        var toy = new ToyMethod { Before = step => { if (step == 1) throw new NoetherException("Not this row."); } };

        Assert.Throws<NoetherException>(() => Run(toy));

        Assert.Equal((RunState.Failed, "Not this row."), (RunStatus.Read(Path)!.State, RunStatus.Read(Path)!.Message));
    }

    [Fact]
    public void Begin_InAFolderThatIsUsed_RefusesUntilItIsToldToReplace()
    {
        Run(new ToyMethod());
        var keep = System.IO.Path.Combine(Path, "mine.txt");
        File.WriteAllText(keep, "mine");

        var failure = Assert.Throws<NoetherException>(() => Run(new ToyMethod()));
        Assert.Equal("run.exists", failure.Code);
        Run(new ToyMethod(), RunFolderMode.Overwrite);

        Assert.True(File.Exists(keep));
        Assert.True(RunFolder.IsComplete(Path));
    }

    [Fact]
    public void Begin_WithSettingsOutOfRange_MakesNoFolder()
    {
        var failure = Assert.Throws<NoetherException>(() => RunExecution.Run(
            Path, RunFolderMode.New, new ToyMethod(), data, new ToySettings { Steps = 0 }, new RunContext()));

        Assert.Equal("steps", failure.Setting);
        Assert.False(Directory.Exists(Path));
    }

    [Fact]
    public void Status_WhileARunGoesOn_IsAliveAndTellsItsProgress()
    {
        RunStatus? seen = null;
        var toy = new ToyMethod { Before = step => { if (step == 2) seen = AfterTheNextBeat(); } };

        Run(toy);

        Assert.True(seen!.IsAlive(DateTimeOffset.UtcNow));
        Assert.False(seen.IsAlive(seen.Heartbeat + RunStatus.LongestSilence));
        Assert.Equal(("adding", 0.5), (seen.Stage, seen.Progress));
    }

    [Fact]
    public void Read_OfACheckpointOfOtherSettings_Refuses()
    {
        var path = System.IO.Path.Combine(folder.Path, "a.safetensors");
        CheckpointFile.Write(path, "one", new Noether.Discovery.Checkpoints.Checkpoint().With("text", "kept").With("x", [1.5f]));

        Assert.Equal("kept", CheckpointFile.Read(path, "one")!.Text("text"));
        Assert.Equal([1.5f], CheckpointFile.Read(path)!.Singles("x"));
        Assert.Equal("checkpoint.other", Assert.Throws<NoetherException>(() => CheckpointFile.Read(path, "two")).Code);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal("checkpoint.damaged", Assert.Throws<NoetherException>(() => CheckpointFile.Read(path)).Code);
    }

    [Fact]
    public void Parse_OfAFileOfAnEarlierVersion_FillsInWhatItDidNotSay()
    {
        var record = RunJson.Parse(
            """
            {"formatVersion":1,"method":"lens","seed":3,"dimension":33,"source":"x.npy",
             "verdict":{"found":true,"summary":"Found.","caveats":[],"checks":{
               "a":{"value":1,"threshold":2,"passed":true,"description":""},
               "b":{"value":1,"threshold":2,"passed":false,"description":""}}},
             "candidates":[],"losses":null,"settings":{},"timings":{},
             "versions":{"noether":"0","dotnet":"10","os":"x","simd":"none","cores":2},
             "started":"2026-01-01T00:00:00+00:00","finished":"2026-01-01T00:00:00+00:00"}
            """);

        Assert.True(record.Complete);
        Assert.Equal(Finding.Found, record.Verdict.Finding);
        Assert.Equal([Direction.AtMost, Direction.AtLeast], record.Verdict.Checks.Select(check => check.Direction));
        Assert.Equal(33, (int)record.Facts["dimension"]!);
    }

    private RunRecord Run(
        ToyMethod method, RunFolderMode mode = RunFolderMode.New, CancellationToken cancellation = default) =>
        RunExecution.Run(
            Path, mode, method, data, new ToySettings(), new RunContext { Seed = 7, Cancellation = cancellation });

    // The status is written once a second.
    private RunStatus AfterTheNextBeat()
    {
        var before = RunStatus.Read(Path)!.Heartbeat;
        for (var i = 0; i < 500; i++)
        {
            Thread.Sleep(20);
            if (RunStatus.Read(Path) is { } status && status.Heartbeat > before)
                return status;
        }

        throw new TimeoutException("The heart does not beat.");
    }
}
