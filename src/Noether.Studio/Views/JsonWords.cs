using System.Text.Json;
using System.Text.Json.Nodes;
using Noether.Reports.Rendering;

namespace Noether.Studio.Views;

/// <summary>Entries of result.json for readers.</summary>
internal static class JsonWords
{
    /// <summary>The entries that are one value, with their names and values in words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(JsonObject node) =>
    [
        .. node.Where(entry => entry.Value is null or JsonValue)
            .Select(entry => new KeyValuePair<string, string>(Readable.Words(entry.Key), Of(entry.Value))),
    ];

    private static string Of(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "–",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number => value.ToJsonString(),
        _ => value.ToString(),
    };
}
