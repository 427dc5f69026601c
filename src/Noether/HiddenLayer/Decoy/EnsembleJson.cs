using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noether.HiddenLayer.Decoy;

/// <summary>Serialisers of ensemble.json, generated when the library is built.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EnsembleIdentity))]
internal sealed partial class EnsembleJson : JsonSerializerContext
{
    /// <summary>Indented JSON, ending with a line feed.</summary>
    public static string Format(EnsembleIdentity identity) =>
        JsonSerializer.Serialize(identity, Default.EnsembleIdentity) + "\n";

    /// <summary>The identity in a text.</summary>
    /// <param name="text">Text of the file.</param>
    /// <param name="path">What to call it in messages.</param>
    /// <exception cref="NoetherException">The text is damaged or of another format.</exception>
    public static EnsembleIdentity Parse(string text, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var format = document.RootElement.GetProperty("format").GetInt32();
            if (format != Decoy.EnsembleIdentity.CurrentFormat)
            {
                throw new NoetherException(
                    $"{path} has format {format} and this version of Noether reads "
                    + $"{Decoy.EnsembleIdentity.CurrentFormat}; train the ensemble anew.");
            }
            var identity = document.RootElement.Deserialize(Default.EnsembleIdentity) ?? throw new JsonException();
            identity.Settings.Check();
            return identity.Pictures > 0 && identity.NetworksEach > 0 ? identity : throw new JsonException();
        }
        catch (Exception e) when (
            e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new NoetherException($"{path} is damaged; train the ensemble anew in another folder.", e);
        }
    }
}
