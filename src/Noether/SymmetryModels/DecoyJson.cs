using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Runs;

namespace Noether.SymmetryModels;

/// <summary>Text of decoy.json and back; serialisers are generated when the library is built.</summary>
[JsonSerializable(typeof(DecoyRecord))]
internal sealed partial class DecoyJson : JsonSerializerContext
{
    private static readonly DecoyJson Written = new(JsonLayout.Options());

    /// <summary>Indented JSON with camel-case names, ending with a line feed.</summary>
    public static string Format(DecoyRecord record) => JsonSerializer.Serialize(record, Written.DecoyRecord) + "\n";

    /// <summary>Reads the text of decoy.json.</summary>
    /// <exception cref="JsonException">The text is not JSON, or a required property is missing.</exception>
    public static DecoyRecord Parse(string json) =>
        JsonSerializer.Deserialize(json, Written.DecoyRecord) ?? throw new JsonException("the file says null");
}
