using Noether.App.Tests.Support;
using Noether.Lens;

namespace Noether.App.Tests.Commands;

public class DiscoverCommandTests
{
    private static readonly string[] RunFiles =
    [
        "result.json", "generator.npy", "generator_padded.npy", "filter.npy", "group_convolution.npy", "history.csv",
        "report.html",
    ];

    [Fact]
    public void Discover_OfGoodSamples_WritesTheRunFolderAndShowsTheVerdict()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickLens.Run, "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        foreach (var file in RunFiles)
            Assert.True(new FileInfo(Path.Combine(folder["run"], file)).Length > 0, file);
        Snapshot.Match("discover", folder.Stable(result.Error + result.Output));
    }

    [Fact]
    public void Discover_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickLens.Run, "discover", Samples.Synthetic(folder), "--out", folder["run"], "--json").IsDone();
        Assert.Equal("", result.Error);
        Assert.True(result.Json.GetProperty("verdict").GetProperty("found").GetBoolean());
        Snapshot.Match("discover-json", folder.Stable(result.Output));
    }

    [Fact]
    public void Discover_WithEveryOption_HandsItToTheLens()
    {
        using var folder = new TemporaryFolder();
        LensSettings? seen = null;
        CliRunner.Run(
            Recording(settings => seen = settings), "discover", Samples.Synthetic(folder), "--out", folder["run"],
            "--preset", "paper", "--seed", "18446744073709551615", "--budget", "1.5h", "--threads", "3",
            "--padding", "4", "--batch", "1_000", "--no-conditional").IsDone();
        Assert.Equal(
            LensSettings.Paper with
            {
                Seed = ulong.MaxValue,
                Budget = TimeSpan.FromMinutes(90),
                Threads = 3,
                Padding = 4,
                BatchSize = 1000,
                Conditional = false,
            },
            seen);
    }

    [Fact]
    public void Discover_WithoutOptions_UsesTheFastPreset()
    {
        using var folder = new TemporaryFolder();
        LensSettings? seen = null;
        CliRunner.Run(
            Recording(settings => seen = settings),
            "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        Assert.Equal(LensSettings.Fast, seen);
    }

    [Theory]
    [InlineData("--resume", true)]
    [InlineData("--force", false)]
    public void Discover_IntoAnExistingRun_ResumesOrReplaces(string option, bool resumes)
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        CliRunner.Run(QuickLens.Run, "discover", data, "--out", folder["run"]).IsDone();
        CliRunner.Run(QuickLens.Run, "discover", data, "--out", folder["run"]).IsUserError("--resume", "--force");
        LensCheckpoints? seen = null;
        CliRunner.Run(
            (samples, settings, checkpoints, progress, token) =>
            {
                seen = checkpoints;
                return QuickLens.Run(samples, settings, checkpoints, progress, token);
            },
            "discover", data, "--out", folder["run"], option).IsDone();
        Assert.Equal(resumes, seen!.Resume);
        Assert.StartsWith(folder["run"], seen.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_OnATerminal_DrawsProgressOnTheErrorConsole()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            (_, _) => QuickLens.Run, true, "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        Assert.Contains("training", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("training", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_WhenInterrupted_SaysHowToGoOn()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        var result = CliRunner.Run(
            (_, interrupt) => QuickLens.Interrupted(interrupt), false,
            "discover", data, "--out", folder["a run"], "--seed", "4");
        Assert.Equal(130, result.ExitCode);
        Assert.EndsWith(
            $"Go on with: noether discover {data} --out \"{folder["a run"]}\" --seed 4 --resume\n", result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_WhenTheProgramIsAtFault_KeepsTheDetailsOffTheScreen()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            (_, _, _, _, _) => throw new InvalidOperationException("the sky fell."),
            "discover", Samples.Synthetic(folder), "--out", folder["run"], "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Matches("^noether: This is a fault of the program, .*: the sky fell; .* attach .*\n$", result.Error);
        var report = result.Error.Split("attach ")[1].TrimEnd('\n', '.');
        Assert.Contains("InvalidOperationException", File.ReadAllText(report), StringComparison.Ordinal);
        File.Delete(report);
    }

    [Fact]
    public void Discover_WithoutOut_NamesTheFolderAfterTheData()
    {
        Assert.Equal(Path.Combine("runs", "data"), Cli.Commands.DiscoverCommand.DefaultFolder("/some/where/data.npy"));
        Assert.Equal(Path.Combine("runs", "digits"), Cli.Commands.DiscoverCommand.DefaultFolder("x/digits.npy.gz"));
        Assert.Equal(Path.Combine("runs", "run"), Cli.Commands.DiscoverCommand.DefaultFolder("/"));
    }

    private static Cli.Running.CliHost.Discovery Recording(Action<LensSettings?> record) =>
        (samples, settings, checkpoints, progress, token) =>
        {
            record(settings);
            return QuickLens.Run(samples, settings, checkpoints, progress, token);
        };
}
