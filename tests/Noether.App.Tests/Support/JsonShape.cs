using System.Text;
using System.Text.Json;

namespace Noether.App.Tests.Support;

/// <summary>The names and kinds of a JSON text without its values: what other programs rely on.</summary>
internal static class JsonShape
{
    /// <summary>The shape of a text; of an array the first element stands for all.</summary>
    /// <param name="json">The text.</param>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Append(text, document.RootElement, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
                Append(text, property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
        }
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            Append(text, value[0], path + "[]");
        }
        else
        {
            var kind = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? "Boolean" : $"{value.ValueKind}";
            text.Append($"{path}: {kind}\n");
        }
    }
}
