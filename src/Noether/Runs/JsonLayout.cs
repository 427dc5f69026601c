using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Noether.Runs;

/// <summary>How the files of a run write JSON: indented, camel-case names, plain quotes and letters.</summary>
internal static class JsonLayout
{
    /// <summary>New options; a context of generated serialisers takes them for itself.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The files are never pasted into a page, so that plain quotes and letters may stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiniteNumberConverter() },
    };

    /// <summary>Reads a file of a folder; null where there is none that can be read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="type">What it holds.</param>
    public static T? ReadOrNull<T>(string folder, string name, JsonTypeInfo<T> type) where T : class
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, name)), type);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
