using Noether.App.Tests.Support;
using Noether.HiddenLayer.Templates;

namespace Noether.App.Tests.Commands;

public class TemplatesCommandTests
{
    [Fact]
    public void Templates_WithCountAndSeed_WritesWhatTheLibraryMakes()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            "templates", "--count", "6", "--seed", "3", "--points", "30", "--out", folder["t"]).IsDone();
        Assert.Equal("", result.Error);
        var expected = TemplateSet.Generate(new TemplateSettings { PointsOfEach = 30 }, 6, seed: 3);
        var written = TemplateFolder.Read(folder["t"]);
        Assert.Equal(
            expected.Templates.Select(template => template.Picture),
            written.Templates.Select(template => template.Picture));
        Assert.True(File.Exists(Path.Combine(folder["t"], "sheet-all.png")));
        Snapshot.Match("templates", folder.Stable(result.Output));
    }

    [Fact]
    public void Templates_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            "templates", "--count", "2", "--points", "10", "--out", folder["t"], "--json").IsDone();
        Assert.Equal(2, result.Json.GetProperty("templates").GetInt32());
        Snapshot.Match("templates-json", folder.Stable(result.Output));
    }

    [Fact]
    public void Templates_IntoAFolderInUse_NeedForce()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["templates", "--count", "1", "--points", "10", "--out", folder["t"]];
        CliRunner.Run(command).IsDone();
        CliRunner.Run(command).IsUserError("not empty", "--force");
        CliRunner.Run([.. command, "--seed", "2", "--force"]).IsDone();
        Assert.Equal(2ul, TemplateFolder.Read(folder["t"]).Seed);
    }

    [Theory]
    [InlineData("--count", "0")]
    [InlineData("--points", "5")]
    [InlineData("--seed", "-1")]
    public void Templates_WithANumberOutOfRange_AreRefused(string option, string value) =>
        CliRunner.Run("templates", "--out", "t", option, value).IsUserError(option);
}
