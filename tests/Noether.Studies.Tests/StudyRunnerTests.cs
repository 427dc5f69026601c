using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Studies.Tests.Support;

namespace Noether.Studies.Tests;

public sealed class StudyRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Recorder recorder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_OfSeveralCases_RunsThemInOrderAndLeavesNoScratch()
    {
        var log = Run([StudyTestRows.Case("b/1"), StudyTestRows.Case("a/22"), StudyTestRows.Case("b/333")]);
        Assert.Equal(["b/1", "a/22", "b/333"], log.Rows.Select(row => row.Key));
        Assert.Equal([3.0, 4, 5], log.Rows.Select(row => row.Figures["value"]));
        Assert.All(log.Rows, row => Assert.True(row.Figures["peakMegabytes"] > 1));
        Assert.All(log.Rows, row => Assert.False(row.Resumed));
        Assert.False(Directory.Exists(folder["scratch"]));
        Assert.Equal(
            ["begin 1 of 3 b/1", "end 1 of 3 b/1", "begin 2 of 3 a/22", "end 2 of 3 a/22", "begin 3 of 3 b/333",
                "end 3 of 3 b/333"],
            recorder.Said);
        Assert.Equal(TimeSpan.Zero, recorder.Last!.Remaining);
    }

    [Fact]
    public void Run_Again_SkipsWhatIsDoneAndRunsWhatChanged()
    {
        var runs = new List<string>();
        StudyCase Counted(string key, string settings = "s") => StudyTestRows.Case(
            key,
            _ =>
            {
                runs.Add(key);
                return new StudyFigures();
            },
            settings);
        Run([Counted("a/1"), Counted("a/2")]);
        Run([Counted("a/1"), Counted("a/2", "changed"), Counted("a/3")]);
        Assert.Equal(["a/1", "a/2", "a/2", "a/3"], runs);
        Run([Counted("a/3")], version: "2/1");
        Assert.Equal(5, runs.Count);
    }

    [Fact]
    public void Run_Interrupted_KeepsWhatIsDoneAndItsCheckpoint()
    {
        using var stop = new CancellationTokenSource();
        var interrupted = StudyTestRows.Case("a/2", context =>
        {
            File.WriteAllText(Path.Combine(context.Scratch, "search.ckpt"), "state");
            stop.Cancel();
            context.Cancellation.ThrowIfCancellationRequested();
            return new StudyFigures();
        });
        Assert.Throws<OperationCanceledException>(() =>
            Run([StudyTestRows.Case("a/1"), interrupted, StudyTestRows.Case("a/3")], stop: stop.Token));
        Assert.Equal("a/1", Assert.Single(StudyLog.Open(folder["s.jsonl"]).Rows).Key);

        var found = "";
        var again = StudyTestRows.Case("a/2", context =>
        {
            found = File.ReadAllText(Path.Combine(context.Scratch, "search.ckpt"));
            return new StudyFigures();
        });
        var log = Run([StudyTestRows.Case("a/1"), again, StudyTestRows.Case("a/3")]);
        Assert.Equal("state", found);
        Assert.Equal([false, true, false], log.Rows.Select(row => row.Resumed));
        Assert.False(Directory.Exists(folder["scratch"]));
    }

    [Fact]
    public void Remaining_CountsTheRowsOfACaseBeforeAllOthers()
    {
        var log = StudyLog.Open(folder["s.jsonl"]);
        foreach (var (key, seconds) in new[] { ("slow/1", 100.0), ("quick/1", 2.0), ("quick/2", 4.0) })
            log.Append(StudyTestRows.Row(key, new StudyFigures()) with { Seconds = seconds });
        string[] keys = ["slow/1", "quick/1", "quick/2", "slow/2", "quick/3", "new/1"];
        Run([.. keys.Select(key => StudyTestRows.Case(key))]);
        // 100 for the slow one, 3 for the quick one, and the mean of the three for what nothing is known of.
        Assert.Equal(100 + 3 + (106 / 3.0), recorder.First!.Remaining!.Value.TotalSeconds, 1e-6);
    }

    private StudyLog Run(StudyCase[] cases, string version = StudyTestRows.Version, CancellationToken stop = default)
    {
        var log = StudyLog.Open(folder["s.jsonl"]);
        new StudyRunner(log, folder["scratch"], version, recorder).Run(cases, QuickLens.Run, 1, stop);
        return log;
    }

    private sealed class Recorder : IStudyObserver
    {
        public List<string> Said { get; } = [];

        public StudyPlace? First { get; private set; }

        public StudyPlace? Last { get; private set; }

        public void Begin(StudyPlace place)
        {
            First ??= place;
            Said.Add($"begin {place.Number} of {place.Count} {place.Key}");
        }

        public void Inside(RunProgress progress)
        {
        }

        public void End(StudyPlace place, StudyRow row)
        {
            Last = place;
            Said.Add($"end {place.Number} of {place.Count} {row.Key}");
        }
    }
}
