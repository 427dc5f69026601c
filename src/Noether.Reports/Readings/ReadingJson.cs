using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.HiddenLayer;

namespace Noether.Reports.Readings;

/// <summary>Text of result.json of a reading; serialisers are generated when the library is built.</summary>
[JsonSerializable(typeof(ReadingRecord))]
internal sealed partial class ReadingJson : JsonSerializerContext
{
    private static readonly ReadingJson Written = new(JsonLayout.Options());

    /// <summary>Indented JSON with camel-case names, ending with a line feed.</summary>
    public static string Format(ReadingRecord record) =>
        JsonSerializer.Serialize(record, Written.ReadingRecord) + "\n";

    /// <summary>Reads the text of result.json; unknown properties are ignored.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is not JSON, or a required property is missing.</exception>
    public static ReadingRecord Parse(string json)
    {
        var record = JsonSerializer.Deserialize(json, Written.ReadingRecord)
            ?? throw new JsonException("The file says null.");
        return record.Likelihoods.Count == SymmetryClasses.Count
            && record.Networks.All(network => network.Likelihoods.Count == SymmetryClasses.Count)
            ? record
            : throw new JsonException($"There must be {SymmetryClasses.Count} likelihoods.");
    }
}
