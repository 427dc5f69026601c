using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Noether.Studies;

/// <summary>A finished case as one line of JSON. A number that is not finite becomes null.</summary>
internal static class StudyRowJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    public static byte[] Write(StudyRow row)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("key", row.Key);
            writer.WriteString("row", row.Row);
            writer.WriteString("version", row.Version);
            writer.WriteString("settings", row.Settings);
            writer.WriteString("finished", row.Finished.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z");
            Number(writer, "seconds", row.Seconds);
            writer.WriteBoolean("resumed", row.Resumed);
            writer.WriteStartObject("numbers");
            foreach (var (name, value) in row.Figures.Numbers)
                Number(writer, name, value);
            writer.WriteEndObject();
            writer.WriteStartObject("words");
            foreach (var (name, value) in row.Figures.Words)
                writer.WriteString(name, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads a line; null where it is not one.</summary>
    public static StudyRow? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(line));
            var root = document.RootElement;
            var figures = new StudyFigures();
            foreach (var number in root.GetProperty("numbers").EnumerateObject())
                figures.Add(number.Name, Number(number.Value));
            foreach (var word in root.GetProperty("words").EnumerateObject())
                figures.Add(word.Name, word.Value.GetString() ?? "");
            return new StudyRow
            {
                Key = root.GetProperty("key").GetString() ?? "",
                Row = root.GetProperty("row").GetString() ?? "",
                Version = root.GetProperty("version").GetString() ?? "",
                Settings = root.GetProperty("settings").GetString() ?? "",
                Finished = root.GetProperty("finished").GetDateTimeOffset(),
                Seconds = Number(root.GetProperty("seconds")),
                Resumed = root.GetProperty("resumed").GetBoolean(),
                Figures = figures,
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            return null;
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
}
