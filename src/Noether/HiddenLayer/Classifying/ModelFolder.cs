using System.Text.Json;
using Noether.Data.Formats;
using Noether.Data.Weights;
using Noether.Discovery.Settings;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Networks;

namespace Noether.HiddenLayer.Classifying;

/// <summary>
/// A folder with a symmetry classifier: model.json and weights.safetensors. model.json comes last: where it exists, the
/// rest is complete.
/// </summary>
internal static class ModelFolder
{
    private const string RecordName = "model.json";
    private const string WeightsName = "weights.safetensors";

    /// <summary>Writes a model.</summary>
    /// <param name="folder">Its folder; made when it does not exist.</param>
    /// <param name="model">The classifier, on scatter pictures.</param>
    /// <param name="record">What is known of it; architecture, pictures and temperature are filled in here.</param>
    /// <exception cref="NoetherException">The folder cannot be written.</exception>
    public static void Write(string folder, SymmetryModel model, ModelRecord record)
    {
        var settings = ((ScatterRepresentation)model.Representation).Settings;
        record = record with
        {
            Architecture = model.Network.Architecture,
            Size = settings.Size,
            Analyses = settings.Analyses,
            Planes = settings.Planes,
            Range = settings.Range,
            Colours = settings.Colours,
            Temperature = model.Temperature,
        };
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(Path.Combine(folder, RecordName));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"{folder} cannot be written ({failure.Message.TrimEnd('.')}); choose another folder.", failure);
        }

        WeightFile.Write(Path.Combine(folder, WeightsName), model.Network);
        using var file = AtomicFile.Create(Path.Combine(folder, RecordName));
        file.Stream.Write(JsonSerializer.SerializeToUtf8Bytes(record, ModelJsonContext.Default.ModelRecord));
        file.Commit();
    }

    /// <summary>Removes a model if there is one; other files stay.</summary>
    /// <param name="folder">Its folder.</param>
    public static void Delete(string folder)
    {
        File.Delete(Path.Combine(folder, RecordName));
        File.Delete(Path.Combine(folder, WeightsName));
    }

    /// <summary>Reads a model.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="NoetherException">There is no model, or it is damaged or of another version.</exception>
    public static (SymmetryModel Model, ModelRecord Record) Read(string folder)
    {
        var path = Path.Combine(folder, RecordName);
        if (!File.Exists(path))
        {
            throw new NoetherException(
                $"There is no symmetry model in {folder} ({RecordName} is missing); train one on templates, or leave "
                + $"{SettingName.Mention("model")} out.")
            {
                Code = "model.missing",
                Setting = "model",
                File = folder,
            };
        }

        ModelRecord record;
        try
        {
            record = Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException($"{path} cannot be read ({failure.Message.TrimEnd('.')}).", failure);
        }

        var weights = Path.Combine(folder, WeightsName);
        return (Build(record, path, network => WeightFile.Load(weights, network)), record);
    }

    /// <summary>Reads the record of a model.</summary>
    /// <param name="json">Content of model.json.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="NoetherException">It is damaged or of another version.</exception>
    public static ModelRecord Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            using (var document = JsonDocument.Parse(json.ToArray()))
            {
                var version = document.RootElement.TryGetProperty("formatVersion", out var found)
                    ? found.GetInt32() : 0;
                if (version != ModelRecord.CurrentFormatVersion)
                {
                    throw new NoetherException(
                        $"{path} is of format {version}, this program reads format {ModelRecord.CurrentFormatVersion}; "
                        + "train the model again.");
                }
            }

            return JsonSerializer.Deserialize(json, ModelJsonContext.Default.ModelRecord)
                ?? throw new JsonException("the file says null");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new NoetherException(
                $"{path} is no record of a symmetry model ({failure.Message.TrimEnd('.')}); train the model again.",
                failure);
        }
    }

    /// <summary>Builds the model that a record describes.</summary>
    /// <param name="record">The record.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="load">Puts the weights into the network.</param>
    public static SymmetryModel Build(ModelRecord record, string path, Action<PictureNetwork> load)
    {
        var settings = new ScatterSettings
        {
            Size = record.Size,
            Analyses = record.Analyses,
            Planes = record.Planes,
            Range = record.Range,
            Colours = record.Colours,
        };
        var possible = record.Size is >= 16 and <= 256 && record.Planes is >= 1 and <= 3
            && record.Analyses.Count is >= 1 and <= HiddenPoints.Analyses && record.Analyses.All(Enum.IsDefined)
            && record.Range > 0 && record.Temperature > 0 && record.PointsOfEach is >= 10 and <= 1_000_000
            && record.Widths.All(width => width is >= 1 and <= 4096)
            && record.Architecture is SmallConvolutionalNetwork.Architecture or ResNet18.Architecture;
        if (!possible)
        {
            throw new NoetherException(
                $"{path} describes an impossible model; train the model again.");
        }

        record.Decoy.Check();
        var representation = new ScatterRepresentation(settings);
        var kind = record.Architecture == ResNet18.Architecture ? ClassifierKind.ResNet18 : ClassifierKind.Small;
        var network = SymmetryTraining.Create(
            representation.Shape, SymmetryClasses.Count,
            new ClassifierSettings { Kind = kind, Widths = record.Widths });
        load(network);
        return new SymmetryModel(representation, network, record.Temperature);
    }
}
