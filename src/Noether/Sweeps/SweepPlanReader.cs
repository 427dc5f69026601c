using System.Globalization;
using System.Text;
using System.Text.Json;
using nietras.SeparatedValues;

namespace Noether.Sweeps;

/// <summary>Reads the text of a plan.</summary>
/// <param name="path">Its file, for messages.</param>
internal sealed class SweepPlanReader(string path)
{
    private const string About = "about";
    private const string Grids = "grids";
    private const int LongestRange = SweepPlan.MostCases;

    /// <summary>Reads an object of lists that are crossed, or a table with one case a line.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="isTable">Whether it is a table.</param>
    /// <exception cref="NoetherException">It is no plan.</exception>
    public (IReadOnlyList<SweepGrid> Grids, string About) Read(byte[] bytes, bool isTable) =>
        isTable ? (Table(Encoding.UTF8.GetString(bytes)), "") : Document(bytes);

    private List<SweepGrid> Table(string text)
    {
        try
        {
            using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).FromText(text.TrimStart('\uFEFF'));
            string[] names = [.. reader.Header.ColNames.Select(name => name.Trim())];
            RequireNames(names);
            var grids = new List<SweepGrid>();
            foreach (var row in reader)
            {
                var cells = new string[names.Length][];
                for (var i = 0; i < names.Length; i++)
                    cells[i] = [row[i].ToString().Trim()];
                grids.Add(new SweepGrid(names, cells));
            }

            return grids;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidDataException or InvalidOperationException)
        {
            throw Wrong($"cannot be read as a table ({failure.Message.ReplaceLineEndings(" ").TrimEnd('.')})", failure);
        }
    }

    private (IReadOnlyList<SweepGrid> Grids, string About) Document(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw Wrong("must be an object whose names have a value or a list of values");
            var about = root.TryGetProperty(About, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
            var common = Lists(root);
            if (!root.TryGetProperty(Grids, out var several))
                return ([Grid(common)], about);
            if (several.ValueKind != JsonValueKind.Array || several.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
                throw Wrong($"has {Grids} that are no list of objects; each is a grid of its own, with what stands beside it");
            return ([.. several.EnumerateArray().Select(item => Grid(Merged(common, Lists(item))))], about);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second is what a text leads to that is no UTF-8.
            throw Wrong($"cannot be read as JSON ({failure.Message.ReplaceLineEndings(" ").TrimEnd('.')})", failure);
        }
    }

    private OrderedDictionary<string, string[]> Lists(JsonElement item)
    {
        var lists = new OrderedDictionary<string, string[]>();
        foreach (var property in item.EnumerateObject().Where(property => property.Name is not (About or Grids)))
        {
            if (!lists.TryAdd(property.Name, Values(property)))
                throw Wrong($"has {property.Name} twice; give all its values in one list");
        }

        return lists;
    }

    private static OrderedDictionary<string, string[]> Merged(
        OrderedDictionary<string, string[]> common, OrderedDictionary<string, string[]> own)
    {
        var merged = new OrderedDictionary<string, string[]>(common);
        foreach (var (name, values) in own)
            merged[name] = values;
        return merged;
    }

    private SweepGrid Grid(OrderedDictionary<string, string[]> lists)
    {
        RequireNames([.. lists.Keys]);
        return new SweepGrid([.. lists.Keys], [.. lists.Values]);
    }

    private string[] Values(JsonProperty property)
    {
        string[] values = property.Value.ValueKind == JsonValueKind.Array
            ? [.. property.Value.EnumerateArray().SelectMany(item => Value(property.Name, item))]
            : [.. Value(property.Name, property.Value)];
        return values.Length > 0 ? values : throw Wrong($"has an empty list of {property.Name}; leave it out, or give a value");
    }

    private IEnumerable<string> Value(string name, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => Range(item.GetString()!) ?? [item.GetString()!.Trim()],
        JsonValueKind.Number => [item.GetRawText()],
        JsonValueKind.True => ["yes"],
        JsonValueKind.False => ["no"],
        JsonValueKind.Null => [""],
        _ => throw Wrong($"has a value of {name} that is neither a text, a number, true, false nor null"),
    };

    // "1..5" is 1, 2, 3, 4, 5.
    private string[]? Range(string text)
    {
        var at = text.IndexOf("..", StringComparison.Ordinal);
        if (at <= 0 || !ulong.TryParse(text[..at], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !ulong.TryParse(text[(at + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            return null;
        if (last < first || last - first >= LongestRange)
            throw Wrong($"has the range {text}; give a first number, two points and a last one that is at most {LongestRange} further");
        return [.. Enumerable.Range(0, (int)(last - first) + 1)
            .Select(i => (first + (ulong)i).ToString(CultureInfo.InvariantCulture))];
    }

    private void RequireNames(string[] names)
    {
        if (names.FirstOrDefault(name => name.Length == 0) is not null)
            throw Wrong("has a column without a name");
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Wrong($"has the column {twice.Key} twice; give two names");
    }

    private NoetherException Wrong(string what, Exception? cause = null) =>
        new($"The plan {path} {what}.", cause ?? new InvalidDataException(what)) { Code = "sweep.plan", File = path };
}
