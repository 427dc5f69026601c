using Noether.App.Tests.Support;
using Noether.Comparisons;
using Noether.Data.Formats;
using Noether.Runs;

namespace Noether.App.Tests.Commands;

public class CompareCommandTests
{
    private const double Exact = 1e-12; // the quick method answers with the shift itself

    [Fact]
    public void Compare_OfOneMethodWithTwoSettings_ScoresEveryRunAgainstTheTruth()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        NpyFile.Write(folder["shift.npy"], QuickMethod.Shift(9));
        var result = Run(
            data, "--methods", "quick,quick:steps=7:preset=paper", "--truth", folder["shift.npy"], "--seeds", "2", "--seed", "3",
            "--out", folder["c"], "--json").IsDone();
        var methods = result.Json.GetProperty("methods").EnumerateArray().ToArray();
        Assert.Equal(["quick", "quick:steps=7:preset=paper"], methods.Select(method => method.GetProperty("method").GetString()));
        Assert.All(methods, method => Assert.Equal(1, method.GetProperty("cosine").GetDouble(), Exact));
        Assert.All(methods, method => Assert.Equal(2, method.GetProperty("found").GetInt32()));

        // Every run is a run folder, and says what it was asked.
        var request = RunRequest.Read(Path.Combine(folder["c"], "quick_steps_7_preset_paper", "seed-4"))!;
        Assert.Equal(4UL, request.Seed);
        Assert.Equal("7", request.Settings["steps"]);
        Assert.Equal(5, File.ReadAllLines(Path.Combine(folder["c"], "comparison.csv")).Length);
        Assert.Contains("Methods compared", File.ReadAllText(Path.Combine(folder["c"], "report.html")), StringComparison.Ordinal);
        Assert.Equal(4, ComparisonRecord.Read(folder["c"])!.Runs.Count);
    }

    [Fact]
    public void Compare_Interrupted_GoesOnWithTheRunsThatAreMissing()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        var begun = 0;
        var stopped = CliRunner.Run(
            (_, interrupt) => QuickMethod.Alone((_, _) =>
            {
                if (++begun == 3)
                    interrupt();
            }),
            false, "compare", data, "--seeds", "4", "--out", folder["c"]);
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("--resume\n", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(2, ComparisonRecord.Read(folder["c"])!.Runs.Count);

        var more = 0;
        CliRunner.Run(
            QuickMethod.Alone((_, _) => more++), "compare", data, "--seeds", "4", "--out", folder["c"], "--resume").IsDone();
        Assert.Equal(2, more);
        var all = ComparisonRecord.Read(folder["c"])!;
        Assert.Equal([0UL, 1, 2, 3], all.Runs.Select(run => run.Seed));
        Assert.All(all.Runs, run => Assert.NotNull(run.PeakMegabytes));
    }

    [Fact]
    public void Compare_WhereOneMethodFails_GoesOnWithTheOthers()
    {
        using var folder = new TemporaryFolder();
        var failing = QuickMethod.Alone((settings, _) =>
        {
            if (settings.Steps == 7)
                throw new NoetherException("Seven steps lead nowhere.");
        });
        var result = CliRunner.Run(
            failing, "compare", Samples.Synthetic(folder), "--methods", "quick:steps=7,quick", "--seeds", "1", "--out", folder["c"])
            .IsDone();
        Assert.Contains("quick:steps=7 failed: Seven steps lead nowhere.", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            [ComparedState.Failed, ComparedState.Answered], ComparisonRecord.Read(folder["c"])!.Runs.Select(run => run.State));
    }

    [Theory]
    [InlineData("There is no method 'nothing'", "--methods", "nothing")]
    [InlineData("twice", "--methods", "quick,quick")]
    [InlineData("no setting", "--methods", "quick:steps")]
    [InlineData("steps", "--methods", "quick:steps=0")]
    [InlineData("9 x 9", "--truth", "truth.npy")]
    [InlineData("no folder", "--resume")]
    [InlineData("no meaning", "--methods", "quick", "--dt", "0.1")]
    public void Compare_WithWhatCannotBeUsed_SaysSoAndLeavesNoFolder(string words, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        NpyFile.Write(folder["truth.npy"], QuickMethod.Shift(4));
        Run([data, .. options.Select(word => word == "truth.npy" ? folder[word] : word), "--out", folder["c"]]).IsUserError(words);
        Assert.False(Directory.Exists(folder["c"]));
    }

    [Fact]
    public void Compare_IntoAFolderThatHoldsSomething_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        Run(data, "--seeds", "1", "--out", folder["c"]).IsDone();
        Run(data, "--seeds", "1", "--out", folder["c"]).IsUserError("not empty", "--resume", "--force");
        Run(data, "--seeds", "1", "--out", folder["c"], "--force").IsDone();
    }

    private static CliResult Run(params string[] args) => CliRunner.Run(QuickMethod.Alone(), ["compare", .. args]);
}
