using Noether.App.Tests.Support;
using Noether.Data.Formats;

namespace Noether.App.Tests.Commands;

public class TransformCommandTests
{
    private const double Rounding = 1e-12; // float32 samples are exact in the doubles compared here

    [Fact]
    public void Transform_OfARun_IsTheNormalisedRepresentation()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        CliRunner.Run(QuickMethod.Alone(), "discover", data, "--out", folder["run"]).IsDone();
        var result = CliRunner.Run("transform", folder["run"], data, "--out", folder["y.npy"]).IsDone();
        var x = NpyFile.ReadMatrix(data);
        var y = NpyFile.ReadMatrix(folder["y.npy"]);
        Assert.Equal((x.Rows, x.Columns), (y.Rows, y.Columns));
        // The quick method has L = 1, mean 0.5 and standard deviation 2.
        for (var i = 0; i < x.Values.Length; i++)
            Assert.Equal((x.Values[i] - 0.5) / 2, y.Values[i], Rounding);
        Snapshot.Match("transform", folder.Stable(result.Output));
    }

    [Fact]
    public void Transform_WithForce_ReplacesTheFile()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        CliRunner.Run(QuickMethod.Alone(), "discover", data, "--out", folder["run"]).IsDone();
        folder.Write("y.npy", "old");
        var result = CliRunner.Run("transform", folder["run"], data, "--out", folder["y.npy"], "--force",
            "--json").IsDone();
        Assert.Equal(400, result.Json.GetProperty("samples").GetInt64());
        Assert.Equal(400, NpyFile.ReadMatrix(folder["y.npy"]).Rows);
    }
}
