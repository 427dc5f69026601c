using Noether.App.Tests.Support;

namespace Noether.App.Tests.Commands;

public class InfoCommandTests
{
    [Fact]
    public void Info_OfATable_ShowsShapeTypeStatisticsAndASketch()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("steps.csv", "a,b,c\n0,7,nan\n1,7,2\n2,7,4\n");
        var result = CliRunner.Run("info", path).IsDone();
        Snapshot.Match("info", result.Error + result.Output);
    }

    [Fact]
    public void Info_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run("info", Samples.Synthetic(folder), "--json").IsDone();
        Assert.Equal("", result.Error);
        Assert.Equal(9, result.Json.GetProperty("dimension").GetInt32());
        Assert.Equal(400, result.Json.GetProperty("samples").GetInt64());
        Assert.Equal("float32", result.Json.GetProperty("type").GetString());
    }

    [Fact]
    public void Info_OfIntegers_NamesTheirType()
    {
        using var folder = new TemporaryFolder();
        var path = Samples.RawNpy(folder["x.npy"], "{'descr': '>u2', 'fortran_order': True, 'shape': (40, 3), }", 240);
        Assert.Contains("40 x 3 uint16", CliRunner.Run("info", path).IsDone().Output, StringComparison.Ordinal);
        Assert.Contains(
            "38 x 3 uint16", CliRunner.Run("info", path, "--window", "3", "--channel", "1").IsDone().Output,
            StringComparison.Ordinal);
    }
}
