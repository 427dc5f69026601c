using System.Text.Json;
using Noether.Lens;

namespace Noether.Reports;

/// <summary>Text of result.json and back.</summary>
public static class RunJson
{
    private static readonly RunJsonContext Context = new(new JsonSerializerOptions(JsonLayout.Options())
    {
        Converters = { new SecondsConverter(), new PresetConverter() },
    });

    /// <summary>Indented JSON with camel-case names, ending with a line feed.</summary>
    /// <param name="record">The result of a run.</param>
    public static string Format(RunRecord record) => JsonSerializer.Serialize(record, Context.RunRecord) + "\n";

    /// <summary>Reads the text of result.json.</summary>
    /// <param name="json">Text as <see cref="Format"/> writes it; unknown properties are ignored.</param>
    /// <exception cref="JsonException">The text is not JSON, or a required property is missing.</exception>
    public static RunRecord Parse(string json) =>
        JsonSerializer.Deserialize(json, Context.RunRecord) ?? throw new JsonException("The file says null.");

    /// <summary>The settings as a JSON object, each under its name in result.json.</summary>
    internal static JsonElement ToElement(LensSettings settings) =>
        JsonSerializer.SerializeToElement(settings, Context.LensSettings);
}
