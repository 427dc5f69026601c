using System.Text.Encodings.Web;
using System.Text.Json;

namespace Noether.Cli.Rendering;

/// <summary>One JSON object on standard output, for programs. Written by hand: no reflection at start-up.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an object and a line feed.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="fields">Writes the fields of the object.</param>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Writes a number; null for one that is not finite, which JSON cannot hold.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">Name of the field.</param>
    /// <param name="value">The number.</param>
    public static void Number(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }
}
