using Noether.Data.Formats;
using Noether.Data.Weights;
using Noether.Discovery.Checkpoints;
using Noether.HiddenLayer.Classifying;
using Noether.Networks;
using Noether.Runs;
using Noether.Tests.HiddenLayer;

namespace Noether.Fuzz.Targets;

/// <summary>Checkpoints, files of weights and the two files of a symmetry model.</summary>
internal static class WeightTargets
{
    private static readonly byte[][] Words = SampleTargets.Words(
        "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"F32\"", "\"F16\"", "\"BF16\"", "\"I64\"", "\"__metadata__\"",
        "[0,8]", "[0,0]", "[-1]");

    /// <summary>The targets by name.</summary>
    /// <param name="place">Where files go.</param>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place)
    {
        yield return ("checkpoint", () => new FuzzTarget(
            "checkpoint", [Checkpoint(place)], Put(place, "a.safetensors", path => CheckpointFile.Read(path, "one")))
        {
            Words = Words,
        });
        yield return ("weights", () => new FuzzTarget(
            "weights", [Weights(place)], Put(place, "w.safetensors", path => WeightFile.Read(path)))
        {
            Words = Words,
        });
        yield return ("weights.npz", () => new FuzzTarget("weights.npz", [Npz(place)], Put(place, "w.npz", path => WeightFile.Read(path)))
        {
            Words = SampleTargets.NpyWords,
        });
        yield return ("checkpoint of a classifier", () => new FuzzTarget(
            "checkpoint of a classifier", [PictureCheckpoint(place)], Put(place, "p.safetensors", path => PictureCheckpointFile.Read(path, "one")))
        {
            Words = [.. Words, .. SampleTargets.Words("\"step\"", "\"epochs\"", "\"bestEpoch\"", "0.5 0.5", "\"values.0\"")],
        });
        yield return ("model/model.json", () => Model(place, "model.json"));
        yield return ("model/weights.safetensors", () => Model(place, "weights.safetensors"));
    }

    /// <summary>A reader of a file, from the bytes of one.</summary>
    public static Action<byte[]> Put(FuzzPlace place, string name, Action<string> read) => bytes =>
    {
        File.WriteAllBytes(place[name], bytes);
        read(place[name]);
    };

    private static FuzzTarget Model(FuzzPlace place, string file)
    {
        var folder = place.Folder($"model-{file}");
        TinyModel.Write(folder, [2, 3]);
        var path = Path.Combine(folder, file);
        return new FuzzTarget($"model/{file}", [File.ReadAllBytes(path)], bytes =>
        {
            File.WriteAllBytes(path, bytes);
            ModelFolder.Read(folder);
        })
        {
            Words = [.. Words, .. SampleTargets.Words("\"resnet18\"", "\"small-cnn\"", "4096", "[4096,4096,4096]",
                "\"Contour\"", "\"All\"", "256", "1000000")],
        };
    }

    private static byte[] Checkpoint(FuzzPlace place)
    {
        CheckpointFile.Write(place["seed.safetensors"], "one", new Checkpoint()
            .With("weights", [1f, 2f, 3f]).With("sums", [0.5, 0.25]).With("step", 7).With("note", "words"));
        return File.ReadAllBytes(place["seed.safetensors"]);
    }

    private static byte[] Weights(FuzzPlace place)
    {
        SafetensorsFile.Write(place["seed.safetensors"], new WeightArrays(
            [new NamedArray("a", [2, 3], new float[6]), new NamedArray("b", [4], new float[4])],
            new Dictionary<string, string> { ["format"] = "pt" }));
        return File.ReadAllBytes(place["seed.safetensors"]);
    }

    private static byte[] Npz(FuzzPlace place)
    {
        NpzFile.Write(place["seed.npz"], ("a", new NpyArray(new double[6], [2, 3])), ("b", new NpyArray(new double[4], [4])));
        return File.ReadAllBytes(place["seed.npz"]);
    }

    private static byte[] PictureCheckpoint(FuzzPlace place)
    {
        PictureCheckpointFile.Write(place["seed.safetensors"], new PictureTrainingState
        {
            Step = 4,
            LossSum = 1.5,
            Epochs = [new EpochResult(1, 2, 0.5), new EpochResult(0.5, 1, 0.75)],
            Values = [[1f, 2f], [3f]],
            FirstMoments = [[1f, 2f], [3f]],
            SecondMoments = [[1f, 2f], [3f]],
            Best = [],
            BestEpoch = 1,
        }, "one");
        return File.ReadAllBytes(place["seed.safetensors"]);
    }
}
