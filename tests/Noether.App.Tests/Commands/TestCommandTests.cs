using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.App.Tests.Commands;

public class TestCommandTests
{
    [Fact]
    public void Test_OfOneSymmetry_WritesWhatProgramsRead()
    {
        using var folder = Normal();
        var kept = CliRunner.Run("test", folder["x.npy"], "--symmetry", "rotations", "--json").IsDone().Json;
        foreach (var name in (string[])["pValue", "eValue", "effect", "bound", "displacement"])
            Assert.True(double.IsFinite(kept.GetProperty(name).GetDouble()), name);
        Assert.False(kept.GetProperty("broken").GetBoolean());
        Assert.Equal("real + classifier + mmd", kept.GetProperty("method").GetString());
        Assert.Contains("would have been seen", kept.GetProperty("power").GetString()!, StringComparison.Ordinal);

        // Moved along one axis it is not symmetric any more.
        var x = NpyFile.ReadMatrix(folder["x.npy"]);
        for (var i = 0; i < x.Rows; i++)
            x[i, 1] += 1;
        NpyFile.Write(folder["moved.npy"], x);
        Assert.Contains(
            "The samples are not the same under a change of sign",
            CliRunner.Run("test", folder["moved.npy"], "--symmetry", "sign").IsDone().Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_OfSeveralSymmetries_AdjustsForAllOfThem()
    {
        using var folder = Normal();
        var tests = CliRunner.Run(
            "test", folder["x.npy"], "--symmetry", "sign", "--symmetry", "reverse", "--method", "mmd", "--json").IsDone()
            .Json.GetProperty("tests").EnumerateArray().ToArray();
        Assert.Equal(["sign", "reverse"], tests.Select(test => test.GetProperty("symmetry").GetString()));
        Assert.All(tests, test => Assert.True(
            test.GetProperty("adjustedPValue").GetDouble() >= test.GetProperty("pValue").GetDouble()));
        Assert.Contains("p among all", CliRunner.Run(
            "test", folder["x.npy"], "--symmetry", "sign", "--symmetry", "reverse").IsDone().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no symmetry", "--symmetry", "nothing")]
    [InlineData("no whole number", "--symmetry", "boosts")]
    [InlineData("--shape", "--symmetry", "mirror-vertical")]
    [InlineData("does not make the 3", "--symmetry", "mirror-vertical", "--shape", "2x2")]
    [InlineData("--symmetry")]
    [InlineData("--level", "--symmetry", "sign", "--level", "7")]
    public void Test_OfWhatCannotBeTested_SaysWhy(string words, params string[] options)
    {
        using var folder = Normal();
        CliRunner.Run(["test", folder["x.npy"], .. options]).IsUserError(words);
    }

    private static TemporaryFolder Normal()
    {
        var folder = new TemporaryFolder();
        var x = new Matrix(600, 3);
        new CounterRandom(5).FillNormal(x.Values);
        NpyFile.Write(folder["x.npy"], x);
        return folder;
    }
}
