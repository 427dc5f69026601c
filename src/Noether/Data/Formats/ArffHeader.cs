namespace Noether.Data.Formats;

/// <summary>The head of an .arff file of Weka: names of the columns, up to the line @data.</summary>
internal static class ArffHeader
{
    private const int LongestHeader = 100_000;

    /// <summary>Reads the head.</summary>
    /// <param name="lines">The text behind the line @relation.</param>
    /// <param name="read">Receives an empty line for each one of the head.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <returns>The names of the columns.</returns>
    /// <exception cref="NoetherException">There is no @data.</exception>
    public static List<string> Read(TextLines lines, List<string> read, string name)
    {
        var names = new List<string>();
        while (read.Count < LongestHeader && lines.Read(out var line))
        {
            read.Add("");
            line = line.Trim();
            if (line.StartsWith("@data", StringComparison.OrdinalIgnoreCase))
                return names;
            if (line.StartsWith("@attribute", StringComparison.OrdinalIgnoreCase))
                names.Add(Name(line["@attribute".Length..].Trim()));
        }
        throw new NoetherException($"{name} is an .arff file without a line @data; it is truncated, so copy it again.");
    }

    private static string Name(ReadOnlySpan<char> rest)
    {
        var quote = rest is ['\'' or '"', ..] ? rest[0] : '\0';
        if (quote != '\0')
        {
            var close = rest[1..].IndexOf(quote);
            return close < 0 ? rest[1..].ToString() : rest.Slice(1, close).ToString();
        }
        var end = rest.IndexOfAny(' ', '\t');
        return end < 0 ? rest.ToString() : rest[..end].ToString();
    }
}
