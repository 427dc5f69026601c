using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Data.Synthetic;

namespace Noether.App.Tests.Commands;

public class GenerateCommandTests
{
    private const double OrthogonalTolerance = 1e-12; // products of entries of a permutation are exact

    [Fact]
    public void Generate_WithEveryOption_WritesWhatTheLibraryMakes()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            "generate", "legendre", "--transform", "dst", "--dim", "11", "--samples", "5e2", "--noise", "0.1",
            "--seed", "7", "--circular", "--out", folder["x.npy"], "--truth", folder["t.npy"]).IsDone();
        var expected = SyntheticData.Generate(new SyntheticSettings
        {
            Family = SignalFamily.Legendre,
            Transform = HiddenTransform.Dst,
            Dimension = 11,
            Samples = 500,
            Noise = 0.1,
            Seed = 7,
            Circular = true,
        });
        Assert.Equal("", result.Error);
        var written = NpyFile.ReadArray(folder["x.npy"]);
        Assert.Equal([500, 11], written.Shape.Select(length => (int)length));
        Assert.Equal(expected.Samples.Select(value => (double)value), written.Values);
        Assert.Equal(expected.Truth.Values.ToArray(), NpyFile.ReadMatrix(folder["t.npy"]).Values.ToArray());
        Snapshot.Match("generate", folder.Stable(result.Output));
    }

    [Fact]
    public void Generate_WithJson_PrintsOneObjectAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            "generate", "gaussian", "--samples", "100", "--dim", "5", "--out", folder["x.npy"], "--json").IsDone();
        Assert.Equal(100, result.Json.GetProperty("samples").GetInt64());
        Snapshot.Match("generate-json", folder.Stable(result.Output));
    }

    [Fact]
    public void Generate_Permuted_HasAPermutedShiftAsItsTruth()
    {
        using var folder = new TemporaryFolder();
        Samples.Synthetic(folder, dimension: 9);
        var truth = NpyFile.ReadMatrix(folder["truth.npy"]);
        double ones = 0;
        foreach (var value in truth.Values)
        {
            Assert.True(Math.Abs(value * (1 - value)) < OrthogonalTolerance);
            ones += value;
        }

        Assert.Equal(8, ones, OrthogonalTolerance);
    }

    [Fact]
    public void Generate_WithAShape_WritesAFieldAndBothGenerators()
    {
        using var folder = new TemporaryFolder();
        var result = CliRunner.Run(
            "generate", "blob", "--shape", "3x4", "--transform", "orthogonal", "--samples", "50", "--out", folder["x.npy"],
            "--truth", folder["t.npy"]).IsDone();
        Assert.Equal([50, 12], NpyFile.ReadArray(folder["x.npy"]).Shape.Select(length => (int)length));
        Assert.Equal([2, 12, 12], NpyFile.ReadArray(folder["t.npy"]).Shape.Select(length => (int)length));
        Assert.Contains("on a grid of 3x4", result.Output);
    }

    [Fact]
    public void Generate_WithForce_ReplacesTheFile()
    {
        using var folder = new TemporaryFolder();
        var path = Samples.Synthetic(folder);
        CliRunner.Run("generate", "gaussian", "--samples", "10", "--out", path, "--force").IsDone();
        Assert.Equal(10, NpyFile.ReadMatrix(path).Rows);
    }
}
