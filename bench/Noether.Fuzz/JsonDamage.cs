using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Noether.Fuzz;

/// <summary>Damages JSON so that it stays JSON: parts left out, repeated, of another kind, or with extreme values.</summary>
internal static class JsonDamage
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "0.5", "1e308", "-1e308", "1e-320", "2147483647", "2147483648", "-9223372036854775808",
        "18446744073709551615", "1e999", "\"\"", "\"x\"", "\"NaN\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"a\\nb\"", "\"../../x\"", "[]", "{}", "[null]", "[[]]", "{\"\":null}",
    ];

    /// <summary>A file with one part changed; the same where it is no JSON.</summary>
    public static byte[] Change(byte[] bytes, ref Dice dice)
    {
        try
        {
            var root = JsonNode.Parse(bytes);
            List<JsonNode> parents = [];
            Collect(root, parents);
            if (parents.Count == 0)
                return bytes;
            // Small parts are as likely as large ones: the parent first, then what of it.
            var parent = dice.Of(parents);
            if (parent is JsonObject item)
                ChangeOne(item, ref dice);
            else
                ChangeOne((JsonArray)parent, ref dice);
            return Encoding.UTF8.GetBytes(root!.ToJsonString());
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            return bytes;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> parents)
    {
        if (node is JsonObject { Count: > 0 } item)
        {
            parents.Add(item);
            foreach (var (_, child) in item)
                Collect(child, parents);
        }
        else if (node is JsonArray { Count: > 0 } list)
        {
            parents.Add(list);
            foreach (var child in list)
                Collect(child, parents);
        }
    }

    private static void ChangeOne(JsonObject item, ref Dice dice)
    {
        var name = item.ElementAt(dice.Below(item.Count)).Key;
        var value = item[name]?.DeepClone();
        switch (dice.Below(6))
        {
            case 0: item.Remove(name); break;
            case 1:
                item.Remove(name);
                item[name + "x"] = value;
                break;
            case 2: item[name] = item.ElementAt(dice.Below(item.Count)).Value?.DeepClone(); break;
            case 3: item[name] = new JsonArray(value, value?.DeepClone()); break;
            default: item[name] = Value(ref dice); break;
        }
    }

    private static void ChangeOne(JsonArray list, ref Dice dice)
    {
        var place = dice.Below(list.Count);
        switch (dice.Below(5))
        {
            case 0: list.RemoveAt(place); break;
            case 1: list.Insert(place, list[dice.Below(list.Count)]?.DeepClone()); break;
            case 2: list.Clear(); break;
            default: list[place] = Value(ref dice); break;
        }
    }

    private static JsonNode? Value(ref Dice dice) => JsonNode.Parse(dice.Of(Values));
}
