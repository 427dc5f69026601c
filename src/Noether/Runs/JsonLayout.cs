using System.Text.Encodings.Web;
using System.Text.Json;

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
}
