using Noether.App.Tests.Support;
using Noether.Cli;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Reports;
using Noether.Runs;

namespace Noether.App.Tests.Commands;

public class DiscoverCommandTests
{
    private static readonly string[] RunFiles =
    [
        "result.json", "generator.npy", "generators.npy", "filter.npy", "group_convolution.npy", "history.csv",
        "report.html", "run.json", "status.json", "figures.json",
    ];

    [Fact]
    public void Discover_OfGoodSamples_WritesTheRunFolderAndShowsTheVerdict()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        foreach (var file in RunFiles)
            Assert.True(new FileInfo(Path.Combine(folder["run"], file)).Length > 0, file);
        Snapshot.Match("discover", folder.Stable(result.Error + result.Output));
    }

    [Fact]
    public void Discover_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"], "--json").IsDone();
        Assert.Equal("", result.Error);
        Assert.True(result.Json.GetProperty("verdict").GetProperty("found").GetBoolean());
        Snapshot.Match("discover-json", folder.Stable(result.Output));
    }

    [Fact]
    public void Discover_WithEveryOption_HandsItToTheMethod()
    {
        using var folder = new TemporaryFolder();
        (QuickSettings Settings, RunContext Context)? seen = null;
        CliRunner.Run(
            QuickMethod.Alone((settings, context) => seen = (settings, context)), "discover", Samples.Synthetic(folder),
            "--out", folder["run"], "--preset", "paper", "--seed", "18446744073709551615", "--budget", "1.5h",
            "--threads", "3", "--steps", "1_000_000", "--weight", "0.25", "--no-checked", "--wordy", "--pause", "1m",
            "--checkpoint-every", "7s").IsDone();
        var (settings, context) = seen!.Value;
        var expected = new QuickSettings
        {
            Steps = 1_000_000,
            Weight = 0.25,
            Checked = false,
            Wordy = true,
            Pause = TimeSpan.FromMinutes(1),
        };
        Assert.Equal(expected, settings);
        Assert.Equal(ulong.MaxValue, context.Seed);
        Assert.Equal(TimeSpan.FromMinutes(90), context.Budget);
        Assert.Equal(3, context.Threads);
        Assert.Equal(TimeSpan.FromSeconds(7), context.Store!.Interval);
    }

    [Fact]
    public void Discover_WithoutOptions_UsesTheDefaults()
    {
        using var folder = new TemporaryFolder();
        QuickSettings? seen = null;
        CliRunner.Run(
            QuickMethod.Alone((settings, _) => seen = settings), "discover", Samples.Synthetic(folder), "--out",
            folder["run"]).IsDone();
        Assert.Equal(new QuickSettings(), seen);
    }

    [Fact]
    public void Discover_OfASource_KeepsWhatWasAskedFor()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Csv(folder["data.csv"], 400, 9);
        CliRunner.Run(
            QuickMethod.Alone(), "discover", data, "--out", folder["run"], "--columns", "0-6", "--preset", "paper",
            "--no-checked", "--seed", "4").IsDone();
        var request = RunRequest.Read(folder["run"])!;
        Assert.Equal(("quick", data, 4UL), (request.Method, request.Data, request.Seed));
        Assert.Equal("0-6", request.DataSettings["columns"]);
        Assert.Equal(["checked", "preset"], request.Settings.Keys.Order());
        var command = ShellCommand.Of(request);
        Assert.EndsWith("--columns 0-6 --preset paper --no-checked --seed 4", command, StringComparison.Ordinal);
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, () => null!, () => null!)
        {
            Methods = QuickMethod.Alone(),
        };
        HelpTests.AssertParses(CliApplication.CreateRoot(host), command);
    }

    [Theory]
    [InlineData("--resume", true)]
    [InlineData("--force", false)]
    public void Discover_IntoAnExistingRun_ResumesOrReplaces(string option, bool resumes)
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        CliRunner.Run(QuickMethod.Alone(), "discover", data, "--out", folder["run"]).IsDone();
        CliRunner.Run(QuickMethod.Alone(), "discover", data, "--out", folder["run"]).IsUserError("--resume", "--force");
        bool? seen = null;
        CliRunner.Run(
            QuickMethod.Alone((_, context) => seen = context.Store!.Resumes), "discover", data, "--out", folder["run"],
            option).IsDone();
        Assert.Equal(resumes, seen);
    }

    [Fact]
    public void Discover_OfAPicture_ReadsAPictureUnlessSamplesAreSpokenOf()
    {
        using var folder = new TemporaryFolder();
        var picture = PngFiles.Ring(folder["ring.png"]);
        CliRunner.Run(QuickMethod.Alone(), "discover", picture, "--out", folder["run"])
            .IsUserError("no method for a picture");
        var result = CliRunner.Run(
            QuickMethod.Alone(), "discover", picture, "--out", folder["run"], "--window", "9").IsDone();
        Assert.Contains("samples of 9 values", result.Error, StringComparison.Ordinal);
        CliRunner.Run(QuickMethod.Alone(), "discover", picture, "--method", "quick", "--out", folder["rows"]).IsDone();
    }

    [Fact]
    public void Discover_WithASettingOfAnotherMethod_SaysWhose()
    {
        using var folder = new TemporaryFolder();
        var picture = PngFiles.Ring(folder["ring.png"]);
        CliRunner.Run("discover", picture, "--preset", "paper", "--out", folder["run"])
            .IsUserError("--preset is no setting of the method hidden-layer", "lens", "--method");
        CliRunner.Run("discover", picture, "--method", "hidden-layer", "--stride", "2", "--out", folder["run"])
            .IsUserError("--stride is no setting of the method hidden-layer", "picture");
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Fact]
    public void Discover_WithASwitchOnAndOff_IsRefused() =>
        CliRunner.Run(QuickMethod.Alone(), "discover", "x.npy", "--checked", "--no-checked")
            .IsUserError("Give either --checked or --no-checked, not both");

    [Fact]
    public void Discover_OfAProblemWithJson_PrintsItForPeopleAndForPrograms()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--steps", "0", "--json", "--out",
            folder["run"]);
        Assert.Equal(2, result.ExitCode);
        var error = result.Json.GetProperty("error");
        var message = error.GetProperty("message").GetString();
        Assert.Equal($"noether: {message}\n", result.Error);
        Assert.StartsWith("--steps must be a whole number from 1 to 1000000, not '0'", message);
        Assert.Equal("steps", error.GetProperty("setting").GetString());
        Assert.Equal("setting.value", error.GetProperty("code").GetString());
        Assert.Equal(
            "usage", CliRunner.Run("discover", "--json").Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void Discover_OnATerminal_DrawsProgressOnTheErrorConsole()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            (_, _) => QuickMethod.Alone(), true, "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        Assert.Contains("training", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("training", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_WhenInterrupted_SaysWhatIsKeptAndHowToGoOn()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        var line = $"noether discover {data} --out \"{folder["a run"]}\" --seed 4";
        Assert.EndsWith(
            $"Stopped; nothing was kept yet. Begin anew with: {line} --force\n", Interrupted((_, _) => { }).Error,
            StringComparison.Ordinal);
        var some = Interrupted((_, context) =>
            context.Store!.Write("work", "identity", new Checkpoint().With("step", 3L)));
        Assert.EndsWith(
            $"Stopped; the work so far is kept. Go on with: {line} --resume\n", some.Error, StringComparison.Ordinal);

        CliResult Interrupted(Action<QuickSettings, RunContext> work)
        {
            var result = CliRunner.Run(
                (_, interrupt) => QuickMethod.Alone((settings, context) =>
                {
                    work(settings, context);
                    interrupt();
                }), false, "discover", data, "--out", folder["a run"], "--seed", "4", "--force");
            Assert.Equal(130, result.ExitCode);
            return result;
        }
    }

    [Fact]
    public void Discover_WhenTheProgramIsAtFault_KeepsTheDetailsOffTheScreen()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickMethod.Alone((_, _) => throw new InvalidOperationException("the sky fell.")),
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
}
