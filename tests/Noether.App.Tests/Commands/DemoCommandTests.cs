using Noether.App.Tests.Support;

namespace Noether.App.Tests.Commands;

public class DemoCommandTests
{
    [Fact]
    public void Demo_RunTwice_ReplacesItsRunAndComparesWithTheTruth()
    {
        using var folder = new TemporaryFolder();
        string[] line = ["demo", "--samples", "1000", "--out", folder["demo"]];
        CliRunner.Run(QuickMethod.Alone(), line).IsDone();
        var result = CliRunner.Run(QuickMethod.Alone(), line).IsDone();
        Assert.True(File.Exists(Path.Combine(folder["demo"], "report.html")));
        Snapshot.Match("demo", folder.Stable(result.Error + result.Output));
    }

    [Fact]
    public void Demo_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            QuickMethod.Alone(), "demo", "--samples", "1000", "--transform", "identity", "--out", folder["demo"],
            "--json").IsDone();
        Assert.Equal("", result.Error);
        Assert.True(result.Json.TryGetProperty("verdict", out _));
        // The quick method answers with the plain shift, which is the truth when nothing is hidden.
        Assert.Equal(1, result.Json.GetProperty("cosine").GetDouble(), 1e-12);
    }

    [Fact]
    public void Demo_WhenInterrupted_EndsWithCode130()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            (_, interrupt) => QuickMethod.Alone((_, _) => interrupt()), false,
            "demo", "--samples", "1000", "--out", folder["demo"]);
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("begins anew", result.Error, StringComparison.Ordinal);
    }
}
