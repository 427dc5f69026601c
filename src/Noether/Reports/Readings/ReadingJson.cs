using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Noether.Reports.Readings;

/// <summary>Text of result.json of a reading; serialisers are generated when the library is built.</summary>
[JsonSerializable(typeof(ReadingRecord))]
internal sealed partial class ReadingJson : JsonSerializerContext
{
    private static readonly ReadingJson Written = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiniteNumberConverter() },
    });

    /// <summary>Indented JSON with camel-case names, ending with a line feed.</summary>
    public static string Format(ReadingRecord record) =>
        JsonSerializer.Serialize(record, Written.ReadingRecord) + "\n";
}
