using Noether.Data.Formats;
using Noether.Data.Weights;
using Noether.Discovery.Settings;

namespace Noether.HiddenLayer.Classifying;

/// <summary>
/// The symmetry model that comes with the program, as resources of the assembly: made by the command in
/// docs/results/hidden-layer.md.
/// </summary>
internal static class DefaultModel
{
    private const string Prefix = "Noether.HiddenLayer.DefaultModel.";

    /// <summary>Reads it.</summary>
    /// <exception cref="NoetherException">The program was built without one.</exception>
    public static (SymmetryModel Model, ModelRecord Record) Read()
    {
        var record = ModelFolder.Parse(Resource("model.json"), "the default model");
        var weights = SafetensorsFile.Read(new MemoryBytes(Resource("weights.safetensors")), "the default model");
        return (ModelFolder.Build(record, "the default model",
            network => WeightFile.Load(weights, "the default model", network)), record);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(DefaultModel).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new NoetherException(
                "This build has no symmetry model of its own; name the folder of one that was trained on templates "
                + $"({SettingName.Mention("model")}).")
            {
                Code = "model.missing",
                Setting = "model",
            };
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
