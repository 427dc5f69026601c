using System.Text.Json;
using System.Text.Json.Serialization;
using Noether.Discovery;

namespace Noether.Runs;

/// <summary>
/// figures.json: the sections of a report with their figures as data, so that a program can draw them again. Numbers
/// are rounded to float32, which no picture tells from the exact ones.
/// </summary>
public static class FiguresJson
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "figures.json";

    private static readonly FiguresJsonContext Json = new(new JsonSerializerOptions(JsonLayout.Options())
    {
        WriteIndented = false,
        // A section or a curve without its parts is a damaged file, not one with empty parts.
        RespectRequiredConstructorParameters = true,
        Converters = { new RoundedNumberConverter() },
    });

    /// <summary>Text of the file.</summary>
    /// <param name="sections">The sections.</param>
    public static string Format(IReadOnlyList<Section> sections) =>
        JsonSerializer.Serialize(sections, Json.IReadOnlyListSection) + "\n";

    /// <summary>Reads the sections of a run folder; empty where there are none that can be read.</summary>
    /// <param name="folder">The run folder.</param>
    public static IReadOnlyList<Section> Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, FileName));
            var sections = JsonSerializer.Deserialize(stream, Json.IReadOnlyListSection) ?? [];
            return sections.All(section => section is not null && section.Figures.All(figure => figure is { IsWhole: true })) ? sections : [];
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or JsonException or NotSupportedException
                // A text that is no UTF-8, a number beyond the largest.
                or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private sealed class RoundedNumberConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            var rounded = (float)value;
            if (float.IsFinite(rounded))
                writer.WriteNumberValue(rounded);
            else
                writer.WriteNullValue();
        }
    }
}

[JsonSerializable(typeof(IReadOnlyList<Section>))]
internal sealed partial class FiguresJsonContext : JsonSerializerContext;
