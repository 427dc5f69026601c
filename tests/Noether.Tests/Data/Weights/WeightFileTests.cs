using System.IO.Compression;
using Noether.Data.Formats;
using Noether.Data.Weights;
using Noether.Networks;

namespace Noether.Tests.Data.Weights;

public sealed class WeightFileTests
{
    private const int Precision = 6;

    [Fact]
    public void WriteThenLoad_SameNetwork_SameBitsAndRemarks()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.safetensors");
        var network = Narrow(2, 3, seed: 1);
        WeightFile.Write(path, network, new Dictionary<string, string> { ["kind"] = network.Architecture });
        var other = Narrow(2, 3, seed: 2);
        WeightFile.Load(path, other);

        AssertSame(network, other, _ => true);
        Assert.Equal("resnet18", WeightFile.Read(path).Metadata["kind"]);
    }

    [Fact]
    public void Load_NpzFile_TakesItsArrays()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.npz");
        var network = Narrow(2, 3, seed: 1);
        NpzFile.Write(path, Arrays(network));
        var other = Narrow(2, 3, seed: 2);
        WeightFile.Load(path, other);

        AssertSame(network, other, _ => true);
    }

    [Fact]
    public void Load_NamesMissingUnexpectedAndWrong_AreListedAndNothingIsChanged()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.npz");
        var arrays = Arrays(Narrow(2, 3, seed: 1)).Where(a => a.Name != "layer1.0.conv1.weight").ToList();
        arrays.Add(("extra", new NpyArray([1], [1])));
        arrays[0] = (arrays[0].Name, new NpyArray(new double[2], [2]));
        NpzFile.Write(path, arrays);
        var other = Narrow(2, 3, seed: 2);

        var failure = Assert.Throws<NoetherException>(() => WeightFile.Load(path, other));

        Assert.Contains("missing: layer1.0.conv1.weight", failure.Message);
        Assert.Contains("unexpected: extra", failure.Message);
        Assert.Contains("wrong: conv1.weight, which is (2) instead of (2, 2, 7, 7)", failure.Message);
        AssertSame(Narrow(2, 3, seed: 2), other, _ => true);
    }

    [Fact]
    public void Load_ManyNamesMissing_ListsAFewAndCountsTheRest()
    {
        var failure = Assert.Throws<NoetherException>(() => WeightFile.Load(
            new WeightArrays([], new Dictionary<string, string>()), "empty", Narrow(2, 3, seed: 1)));

        Assert.Contains("and 99 more", failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void Load_NoBatchCounts_LeavesThemAtZero()
    {
        var network = Narrow(2, 3, seed: 1);
        var other = Narrow(2, 3, seed: 2);
        WeightFile.Load(Content(network, p => p.Kind != ParameterKind.Counter), "old", other);

        AssertSame(network, other, _ => true);
    }

    [Fact]
    public void Load_OtherClasses_NeedsLeaveAndKeepsTheNewLayer()
    {
        var content = Content(Narrow(2, 5, seed: 1), _ => true);
        var other = Narrow(2, 3, seed: 2);

        Assert.Throws<NoetherException>(() => WeightFile.Load(content, "five", other));
        Assert.Throws<NoetherException>(
            () => WeightFile.Load(content, "five", other, WeightAdaptation.AverageChannels));
        WeightFile.Load(content, "five", other, WeightAdaptation.NewClasses);

        AssertSame(Narrow(2, 5, seed: 1), other, p => !p.Name.StartsWith("fc", StringComparison.Ordinal));
        AssertSame(Narrow(2, 3, seed: 2), other, p => p.Name.StartsWith("fc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Load_OtherChannels_NeedsLeaveAndAveragesThem(int channels)
    {
        var three = Narrow(3, 2, seed: 1);
        var content = Content(three, _ => true);
        var other = Narrow(channels, 2, seed: 2);

        var failure = Assert.Throws<NoetherException>(() => WeightFile.Load(content, "three", other));
        Assert.Contains($"(2, 3, 7, 7) instead of (2, {channels}, 7, 7)", failure.Message);
        WeightFile.Load(content, "three", other, WeightAdaptation.AverageChannels);

        // A grey picture gives the same output, whatever the number of channels.
        var expected = three.Parameters[0].Values.Chunk(49).Take(3).Sum(k => (double)k[8]);
        var actual = other.Parameters[0].Values.Chunk(49).Take(channels).Sum(k => (double)k[8]);
        Assert.Equal(expected, actual, Precision);
        AssertSame(three, other, p => p.Name != "conv1.weight");
    }

    [Fact]
    public void Read_NoWeightFile_IsRefused()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<NoetherException>(() => WeightFile.Read(folder.File("nothing")));
        Assert.Throws<NoetherException>(() => WeightFile.Read(folder.Write("one", 1)));
        Assert.Throws<NoetherException>(() => WeightFile.Read(folder.WriteText("zip", "PK no zip at all, but text")));
        Assert.Throws<NoetherException>(() => WeightFile.Read(folder.WriteText("text", "some text, long enough")));
    }

    [Fact]
    public void Read_NpzWithANameTwice_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.npz");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            archive.CreateEntry("a.npy");
            archive.CreateEntry("a.npy");
        }

        Assert.Contains("two arrays", Assert.Throws<NoetherException>(() => WeightFile.Read(path)).Message);
    }

    [Fact]
    public void Checkpoint_WriteThenRead_ResumesWithTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("training.safetensors");
        var whole = Small(1);
        Trainer(whole).Train();
        using var stop = new CancellationTokenSource();
        var interrupted = Trainer(Small(1));
        Assert.Throws<OperationCanceledException>(() =>
            interrupted.Train(afterEpoch: _ => stop.Cancel(), cancellationToken: stop.Token));
        PictureCheckpointFile.Write(path, interrupted.Save(), "one");

        var resumed = Small(2);
        var trainer = Trainer(resumed);
        trainer.Restore(PictureCheckpointFile.Read(path, "one"));
        trainer.Train();

        AssertSame(whole, resumed, _ => true);
        Assert.Throws<NoetherException>(() => PictureCheckpointFile.Read(path, "two"));
        WeightFile.Write(folder.File("weights"), whole);
        Assert.Throws<NoetherException>(() => PictureCheckpointFile.Read(folder.File("weights"), "one"));
    }

    private static PictureTrainer Trainer(PictureNetwork network)
    {
        float[][] pictures = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Range(0, 16)
            .Select(j => MathF.Sin((i % 2 * j) + i)).ToArray())];
        var set = new PictureSet(network.Input, pictures, [.. Enumerable.Range(0, 12).Select(i => i % 2)]);
        return new PictureTrainer(
            network, set, set, new PictureTrainingSettings { Epochs = 3, BatchSize = 6, KeepBest = true, Threads = 1 });
    }

    private static PictureNetwork Small(ulong seed) =>
        SmallConvolutionalNetwork.Create(new PictureShape(1, 4, 4), 2, seed, widths: [3, 4]);

    private static PictureNetwork Narrow(int channels, int classes, ulong seed) =>
        ResNet18.Create(new PictureShape(channels, 32, 32), classes, seed, width: 2);

    private static WeightArrays Content(PictureNetwork network, Func<Parameter, bool> which) => new(
        [
            .. network.Parameters.Where(which)
                .Select(p => new NamedArray(p.Name, [.. p.Shape.Select(l => (long)l)], p.Values)),
        ],
        new Dictionary<string, string>());

    private static List<(string Name, NpyArray Array)> Arrays(PictureNetwork network) =>
    [
        .. network.Parameters.Select(p =>
            (p.Name, new NpyArray([.. p.Values.Select(v => (double)v)], [.. p.Shape.Select(l => (long)l)]))),
    ];

    private static void AssertSame(PictureNetwork expected, PictureNetwork actual, Func<Parameter, bool> which)
    {
        foreach (var (a, b) in expected.Parameters.Zip(actual.Parameters).Where(p => which(p.First)))
            Assert.True(a.Values.AsSpan().SequenceEqual(b.Values), $"{a.Name} differs.");
    }
}
