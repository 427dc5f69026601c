using Noether.Data.Weights;
using Noether.Networks;
using Noether.Tests.Data;

namespace Noether.Tests.Networks;

public sealed class ResNet18Tests
{
    // Two hundred rounded layers deep; torch's own single precision differs as much from its double precision.
    private const double Tolerance = 5e-5;

    [Fact]
    public void Parameters_OfTheRealNetwork_HaveTheNamesAndShapesOfTorchvision()
    {
        var network = ResNet18.Create(new PictureShape(3, 64, 64), 1000, 1);
        var shapes = network.Parameters.ToDictionary(p => p.Name, p => string.Join(",", p.Shape));

        Assert.Equal(122, shapes.Count);
        Assert.Equal(11_689_512, network.Parameters.Where(p => p.IsLearnt).Sum(p => p.Values.Length));
        Assert.Equal("64,3,7,7", shapes["conv1.weight"]);
        Assert.Equal("64", shapes["bn1.running_mean"]);
        Assert.Equal("", shapes["bn1.num_batches_tracked"]);
        Assert.Equal("64,64,3,3", shapes["layer1.0.conv1.weight"]);
        Assert.Equal("128,64,1,1", shapes["layer2.0.downsample.0.weight"]);
        Assert.Equal("128", shapes["layer2.0.downsample.1.running_var"]);
        Assert.Equal("512,256,3,3", shapes["layer4.0.conv1.weight"]);
        Assert.Equal("512", shapes["layer4.1.bn2.bias"]);
        Assert.Equal("1000,512", shapes["fc.weight"]);
        Assert.Equal("1000", shapes["fc.bias"]);
        Assert.DoesNotContain("layer1.0.downsample.0.weight", shapes.Keys);
    }

    /// <summary>The file holds weights, pictures and what torch made of them, loss with label smoothing 0.1.</summary>
    [Fact]
    public void ForwardAndBackward_AgainstTorch_Agree()
    {
        using var folder = new TemporaryFolder();
        var content = WeightFile.Read(Resource(folder));
        var check = content.Arrays.Where(a => a.Name.StartsWith("check.", StringComparison.Ordinal))
            .ToDictionary(a => a.Name, a => a.Values);
        var network = ResNet18.Create(new PictureShape(2, 34, 33), 3, 1, width: 1);
        var weights = content with { Arrays = [.. content.Arrays.Where(a => !check.ContainsKey(a.Name))] };
        WeightFile.Load(weights, "fixture", network);
        var labels = check["check.labels"].Select(l => (int)l).ToArray();

        var used = new float[9];
        network.Forward(check["check.pictures"], 3, Pass.Inference()).Save(used);
        var batch = new Activation();
        batch.Load(check["check.pictures"], network.Input, 3);
        var loss = network.LossAndGradient(batch, labels, 0.1, new Pass(true));

        AssertClose(check["check.use"], used);
        Assert.Equal(check["check.loss"][0], loss, Tolerance);
        AssertClose(check["check.gradients"], Joined(network, p => p.IsLearnt, p => p.Gradient));
        AssertClose(check["check.running"], Joined(network, p => p.Kind == ParameterKind.Running, p => p.Values));
    }

    [Fact]
    public void Train_NarrowNetworkOnStripes_LearnsThem()
    {
        var shape = new PictureShape(1, 24, 24);
        var network = ResNet18.Create(shape, 2, 3, width: 8);
        var settings = new PictureTrainingSettings { Epochs = 5, BatchSize = 16 };
        var trainer = new PictureTrainer(
            network, StripePictures.Draw(shape, 160, 1), StripePictures.Draw(shape, 80, 2), settings);
        trainer.Train();

        Assert.InRange(trainer.Epochs[^1].ValidationAccuracy, 0.9, 1);
    }

    private static string Resource(TemporaryFolder folder)
    {
        using var stream = typeof(ResNet18Tests).Assembly.GetManifestResourceStream("resnet18-narrow.safetensors")!;
        using var file = File.Create(folder.File("narrow.safetensors"));
        stream.CopyTo(file);
        return file.Name;
    }

    private static float[] Joined(PictureNetwork network, Func<Parameter, bool> which, Func<Parameter, float[]> what) =>
        [.. network.Parameters.Where(which).SelectMany(what)];

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance * scale);
    }
}
