using System.Text.Json;
using Noether.App.Tests.Support;
using Noether.Data.Formats;

namespace Noether.App.Tests.Commands;

public class PathsCommandTests
{
    [Theory]
    [InlineData("p.npy", "--dt", "0.1", "--coordinates", "q,p")]
    [InlineData("p.csv", "--trial", "trial", "--time", "t")]
    public void Discover_OnGeneratedPaths_WritesFormulasValuesAndReport(string name, params string[] reading)
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run("generate", "spring", "--paths", "20", "--times", "30", "--out", folder[name]).IsDone();

        var result = CliRunner.Run(["discover", folder[name], "--paths", .. reading, "--out", folder["run"]]).IsDone();

        Assert.Contains("q^2 + 1.000 p^2", result.Output);
        using var conserved = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["run"], "conserved.json")));
        var quantity = Assert.Single(conserved.RootElement.EnumerateArray());
        Assert.Equal("q^2 + 1.000 p^2", quantity.GetProperty("formula").GetString());
        Assert.Equal(["q^2", "p^2"], quantity.GetProperty("terms").EnumerateArray().Select(term => term.GetString()));
        Assert.InRange(quantity.GetProperty("residual").GetDouble(), 0, 1e-12);
        Assert.InRange(quantity.GetProperty("pValue").GetDouble(), 0, 0.01);
        Assert.Equal([1, 20, 30], NpyFile.ReadArray(Path.Combine(folder["run"], "conserved_values.npy")).Shape);
        Assert.Equal([1, 2, 2], NpyFile.ReadArray(Path.Combine(folder["run"], "generators.npy")).Shape);
        using var answer = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["run"], "result.json")));
        Assert.Equal("algebra", answer.RootElement.GetProperty("generatorKind").GetString());
        Assert.Contains("phase portrait", File.ReadAllText(Path.Combine(folder["run"], "report.html")));
    }

    [Fact]
    public void Discover_OnPathsThatConserveNothing_WritesAnEmptyList()
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run("generate", "random-walk", "--paths", "20", "--out", folder["p.npy"]).IsDone();
        CliRunner.Run("discover", folder["p.npy"], "--paths", "--dt", "1", "--out", folder["run"]).IsDone();
        Assert.Equal("[]", File.ReadAllText(Path.Combine(folder["run"], "conserved.json")).Trim());
    }

    [Theory]
    [InlineData("--paths")]
    [InlineData("--paths", "--dt", "0")]
    [InlineData("--paths", "--dt", "0.1", "--coordinates", "a,b,c")]
    [InlineData("--paths", "--dt", "0.1", "--library", "splines")]
    [InlineData("--paths", "--dt", "0.1", "--library", "logarithms")]
    [InlineData("--paths", "--dt", "0.1", "--trial", "trial")]
    [InlineData("--paths", "--dt", "0.1", "--window", "33")]
    [InlineData("--paths", "--dt", "0.1", "--method", "lens")]
    public void Discover_WithOptionsThatCannotBeUsed_SaysOneSentenceAndLeavesNoFolder(params string[] options)
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run("generate", "spring", "--paths", "8", "--out", folder["p.npy"]).IsDone();
        var result = CliRunner.Run(["discover", folder["p.npy"], .. options, "--out", folder["run"]]);
        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.DoesNotContain("‹", result.Error);
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Theory]
    [InlineData("pendulum", "--dim", "5")]
    [InlineData("gaussian", "--times", "5")]
    [InlineData("pendulum", "--times", "1")]
    public void Generate_WithOptionsOfTheOtherKind_Refuses(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, CliRunner.Run(["generate", .. arguments, "--out", folder["p.npy"]]).ExitCode);
        Assert.False(File.Exists(folder["p.npy"]));
    }
}
