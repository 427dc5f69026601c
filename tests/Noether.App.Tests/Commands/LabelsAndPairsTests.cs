using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Numerics;
using Noether.Onnx;
using Noether.Runs;

namespace Noether.App.Tests.Commands;

public class LabelsAndPairsTests
{
    [Fact]
    public void Discover_WithLabels_FindsTheAlgebraAndEvaluateComparesSpans()
    {
        using var folder = Labelled();
        var result = CliRunner.Run(
            "discover", folder["x.npy"], "--labels", folder["y.npy"], "--permutations", "5", "--out", folder["run"],
                "--json").IsDone();
        Assert.Equal("algebra", result.Json.GetProperty("method").GetString());
        Assert.Equal("so(2)", result.Json.GetProperty("algebra").GetProperty("name").GetString());
        Assert.Equal(folder["y.npy"], RunRequest.Read(folder["run"])!.DataSettings["labels"]);
        Assert.True(File.Exists(Path.Combine(folder["run"], "generators_sparse.npy")));

        NpyFile.Write(folder["truth.npy"], new Matrix(2, 2, [0, -1, 1, 0]));
        var score = CliRunner.Run("evaluate", folder["run"], "--truth", folder["truth.npy"], "--json").IsDone();
        Assert.InRange(score.Json.GetProperty("spanCosine").GetDouble(), 0.99, 1);
        Assert.Equal(0, score.Json.GetProperty("countError").GetInt32());
        Assert.Contains("span cosine",
            CliRunner.Run("evaluate", folder["run"], "--truth", folder["truth.npy"]).IsDone().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_WithAModel_AsksIt()
    {
        // The linear model x -> L x of 'noether export': in two dimensions only 0 leaves two independent outputs alone.
        using var folder = Labelled();
        var model = RepresentationModel.Format(new Representation(Matrix.Identity(2), 0, 1), "test", "0");
        File.WriteAllBytes(folder["model.onnx"], model);
        var result = CliRunner.Run(
            "discover", folder["x.npy"], "--function", folder["model.onnx"], "--out", folder["run"], "--json").IsDone();
        Assert.Equal("notFound", result.Json.GetProperty("verdict").GetProperty("finding").GetString());
        File.WriteAllText(folder["model.onnx"], "no model");
        CliRunner.Run("discover", folder["x.npy"], "--function", folder["model.onnx"], "--out", folder["other"])
            .IsUserError("cannot be used as an ONNX model");
        Assert.False(Directory.Exists(folder["other"]));
    }

    [Fact]
    public void Discover_WithPairs_FindsTheTurn()
    {
        using var folder = Labelled();
        var x = NpyFile.ReadMatrix(folder["x.npy"]);
        var next = new Matrix(x.Rows, 2);
        for (var i = 0; i < x.Rows; i++)
        {
            next[i, 0] = (0.8 * x[i, 0]) - (0.6 * x[i, 1]);
            next[i, 1] = (0.6 * x[i, 0]) + (0.8 * x[i, 1]);
        }

        NpyFile.Write(folder["next.npy"], next);
        var result = CliRunner.Run("discover", folder["x.npy"], "--next", folder["next.npy"], "--out", folder["run"],
            "--json").IsDone();
        Assert.Equal("pairs", result.Json.GetProperty("method").GetString());
        NpyFile.Write(folder["steps.npy"], new Matrix(x.Rows, 1, [.. Enumerable.Repeat(2.0, x.Rows)]));
        var known = CliRunner.Run(
            "discover", folder["x.npy"], "--next", folder["next.npy"], "--steps", folder["steps.npy"], "--out",
                folder["known"], "--json")
            .IsDone();
        Assert.Equal("known", known.Json.GetProperty("steps").GetString());
        Assert.Equal(Math.Atan2(0.6, 0.8) / 2,
            NpyFile.ReadMatrix(Path.Combine(folder["known"], "generator.npy"))[1, 0], 1e-6);
        Assert.Equal(Math.Atan2(0.6, 0.8), NpyFile.ReadMatrix(Path.Combine(folder["run"], "generator.npy"))[1, 0],
            1e-9);
    }

    [Theory]
    [InlineData("--labels and --function", "--labels", "y.npy", "--function", "m.onnx")]
    [InlineData("add --next FILE", "--method", "pairs")]
    [InlineData("add --labels FILE", "--method", "algebra")]
    [InlineData("has no use for --labels", "--labels", "y.npy", "--method", "lens")]
    [InlineData("equal", "--next", "x.npy")]
    [InlineData("labels", "--labels", "short.npy")]
    public void Discover_WithCompanionsThatDoNotFit_SaysSoAndLeavesNoFolder(string words, params string[] options)
    {
        using var folder = Labelled();
        NpyFile.Write(folder["short.npy"], new Matrix(5, 1, [1, 2, 3, 4, 5]));
        string[] line =
        [
            "discover", folder["x.npy"],
                .. options.Select(word => word.EndsWith(".npy", StringComparison.Ordinal) ? folder[word] : word),
            "--out", folder["run"],
        ];
        if (words.StartsWith("--labels and", StringComparison.Ordinal))
            words = "not both";
        CliRunner.Run(line).IsUserError(words);
        Assert.False(Directory.Exists(folder["run"]));
    }

    private static TemporaryFolder Labelled()
    {
        var folder = new TemporaryFolder();
        var random = new CounterRandom(5);
        var (x, y) = (new Matrix(600, 2), new Matrix(600, 1));
        random.FillNormal(x.Values);
        for (var i = 0; i < 600; i++)
            y[i, 0] = Math.Sqrt((x[i, 0] * x[i, 0]) + (x[i, 1] * x[i, 1])) + (0.02 * random.NextNormal());
        NpyFile.Write(folder["x.npy"], x);
        NpyFile.Write(folder["y.npy"], y);
        return folder;
    }
}
