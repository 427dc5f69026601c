using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.App.Tests.Commands;

public class ExportCommandTests
{
    private const double Tolerance = 1e-5; // sums of nine float32 products of order one

    [Fact]
    public void Export_OfARun_ComputesWhatTransformWrites()
    {
        using var folder = new TemporaryFolder();
        var data = Samples.Synthetic(folder);
        CliRunner.Run(QuickMethod.Alone(), "discover", data, "--out", folder["run"]).IsDone();
        // A matrix in which rows and columns, and all places, can be told apart.
        var random = new Random(7);
        var matrix = new Matrix(9, 9);
        for (var i = 0; i < 9; i++)
            for (var j = 0; j < 9; j++)
                matrix[i, j] = random.NextDouble() - 0.5;
        NpyFile.Write(Path.Combine(folder["run"], "group_convolution.npy"), matrix);
        CliRunner.Run("transform", folder["run"], data, "--out", folder["y.npy"]).IsDone();

        var result = CliRunner.Run("export", folder["run"], "--onnx", folder["model.onnx"]).IsDone();
        Assert.Contains("input x [N, 9], output y [N, 9]", result.Output, StringComparison.Ordinal);
        var expected = NpyFile.ReadMatrix(folder["y.npy"]);
        var samples = NpyFile.ReadMatrix(data);
        var x = new DenseTensor<float>(
            Array.ConvertAll(samples.Values.ToArray(), value => (float)value), [samples.Rows, 9]);
        using var session = new InferenceSession(folder["model.onnx"]);
        using var answers = session.Run([NamedOnnxValue.CreateFromTensor("x", x)]);
        var y = Assert.Single(answers).AsTensor<float>();
        Assert.Equal([expected.Rows, 9], y.Dimensions.ToArray());
        for (var i = 0; i < expected.Rows; i++)
            for (var j = 0; j < 9; j++)
                Assert.Equal(expected[i, j], y[i, j], Tolerance);
    }

    [Fact]
    public void Export_OntoAnExistingFile_NeedsForce()
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run(QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        string[] line = ["export", folder["run"], "--onnx", folder["model.onnx"]];
        CliRunner.Run(line).IsDone();
        CliRunner.Run(line).IsUserError("--force");
        var result = CliRunner.Run([.. line, "--force", "--json"]).IsDone();
        Assert.Equal(9, result.Json.GetProperty("dimension").GetInt32());
        Assert.Equal([folder["model.onnx"]], Directory.GetFiles(folder.Root, "model*"));
    }

    [Fact]
    public void Export_OfARunWithoutARepresentation_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var methods = new Discovery.MethodCatalogue([new House.ToyMethod()]);
        CliRunner.Run(methods, "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        CliRunner.Run("export", folder["run"], "--onnx", folder["model.onnx"])
            .IsUserError("has no representation", "toy");
    }
}
