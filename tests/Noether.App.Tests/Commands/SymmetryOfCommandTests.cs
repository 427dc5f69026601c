using System.Text.RegularExpressions;
using Noether.App.Tests.Support;
using Noether.Cli;
using Noether.Cli.Running;
using Noether.Data.Formats;
using Noether.Methods;
using Noether.Runs;

namespace Noether.App.Tests.Commands;

/// <summary>A model so small is no judge: these tests are about what the command does, not about its answer.</summary>
public class SymmetryOfCommandTests(TinyModel tiny) : IClassFixture<TinyModel>
{
    private const double RoundingTolerance = 1e-9; // five probabilities from a softmax in double precision

    private static readonly string[] RunFiles =
        ["result.json", "report.html", "likelihoods.npy", "likelihoods.png", "contour.png", "planes.png"];

    [Fact]
    public void SymmetryOf_APicture_WritesTheRunFolderAndShowsTheAnswer()
    {
        using var folder = new TemporaryFolder();
        var result = Read(folder, "run").IsDone();
        foreach (var file in RunFiles)
            Assert.True(new FileInfo(Path.Combine(folder["run"], file)).Length > 0, file);
        Assert.StartsWith($"noether: {folder["ring.png"]}, 64 x 64 pixels; method hidden-layer, networks 3", result.Error);
        Assert.Contains("Cannot be judged", result.Output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder["run"], "report.html"), result.Output, StringComparison.Ordinal);
        Snapshot.Match(
            "symmetry-of-result", JsonShape.Of(File.ReadAllText(Path.Combine(folder["run"], "result.json"))));
    }

    [Fact]
    public void SymmetryOf_APicture_KeepsTheLikelihoodsOfEveryNetwork()
    {
        using var folder = new TemporaryFolder();
        Read(folder, "run").IsDone();
        var rows = NpyFile.ReadMatrix(Path.Combine(folder["run"], "likelihoods.npy"));
        Assert.Equal((3, 5), (rows.Rows, rows.Columns));
        for (var i = 0; i < rows.Rows; i++)
            Assert.Equal(1, rows.Row(i).ToArray().Sum(), RoundingTolerance);
    }

    [Fact]
    public void SymmetryOf_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = Read(folder, "run", "--json").IsDone();
        Assert.Equal("", result.Error);
        Assert.Equal(5, result.Json.GetProperty("likelihoods").GetArrayLength());
        Snapshot.Match("symmetry-of-json", JsonShape.Of(result.Output));
    }

    [Fact]
    public void SymmetryOf_OfTheSameSeed_HasTheSameBitsWhateverTheThreads()
    {
        using var folder = new TemporaryFolder();
        Read(folder, "one", "--threads", "1").IsDone();
        Read(folder, "three", "--threads", "3").IsDone();
        Assert.Equal(Bytes("one"), Bytes("three"));

        byte[] Bytes(string run) => File.ReadAllBytes(Path.Combine(folder[run], "likelihoods.npy"));
    }

    [Fact]
    public void SymmetryOf_TheCommandInItsReport_Parses()
    {
        using var folder = new TemporaryFolder();
        Read(folder, "run", "--contour", "level", "--level", "0.4", "--window", "whole", "--zoom", "1.5",
            "--smoothing", "0.03").IsDone();
        var report = File.ReadAllText(Path.Combine(folder["run"], "report.html"));
        var command = Regex.Match(report, "noether discover [^<]*").Value.Trim();
        Assert.Contains("--contour level --level 0.4 --smoothing 0.03 --window whole --zoom 1.5 --seed 4", command);
        using var host = new CliHost(TextWriter.Null, TextWriter.Null, false, NoConsole, NoConsole);
        HelpTests.AssertParses(CliApplication.CreateRoot(host), command);
    }

    [Fact]
    public void SymmetryOf_OnATerminal_DrawsProgressOnTheErrorConsole()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run((_, _) => MethodList.All, true, Line(folder, "run")).IsDone();
        Assert.Contains("training network", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("training network", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SymmetryOf_WhenInterrupted_LeavesARunThatCanGoOn()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.RunInterrupted(Line(folder, "run"));
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("--resume", result.Error, StringComparison.Ordinal);
        Assert.False(RunFolder.IsComplete(folder["run"]));
        CliRunner.Run(Line(folder, "run", "--resume")).IsDone();
        Assert.True(RunFolder.IsComplete(folder["run"]));
    }

    [Fact]
    public void SymmetryOf_IntoAnExistingRun_NeedsForce()
    {
        using var folder = new TemporaryFolder();
        Read(folder, "run").IsDone();
        Read(folder, "run").IsUserError("--force");
        Read(folder, "run", "--force").IsDone();
    }

    private CliResult Read(TemporaryFolder folder, string run, params string[] more) =>
        CliRunner.Run(Line(folder, run, more));

    private string[] Line(TemporaryFolder folder, string run, params string[] more) =>
    [
        "symmetry-of", PngFiles.Ring(folder["ring.png"]), "--model", tiny.Model, "--networks", "3", "--seed", "4",
        "--out", folder[run], .. more,
    ];

    private static Spectre.Console.IAnsiConsole NoConsole() =>
        throw new InvalidOperationException("Nothing is rendered here.");
}
