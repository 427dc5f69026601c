using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Lens;

namespace Noether.Reports;

/// <summary>Writes a preset as the word that the command line takes: "fast", "paper".</summary>
internal sealed class PresetConverter : JsonConverter<LensPreset>
{
    public override LensPreset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Enum.TryParse<LensPreset>(reader.GetString(), ignoreCase: true, out var preset)
            ? preset
            : throw new JsonException("The preset is unknown.");

    public override void Write(Utf8JsonWriter writer, LensPreset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString().ToLowerInvariant());
}
