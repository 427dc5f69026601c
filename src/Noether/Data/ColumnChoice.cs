using System.Globalization;
using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>Reads choices of columns such as 0-32, 0,2,5-9 or time,lat-lon.</summary>
internal static class ColumnChoice
{
    private const int NamesListed = 20;

    /// <summary>Parses a choice.</summary>
    /// <param name="text">
    /// Column numbers from 0, names, and ranges of both, separated by commas. What is a number or a range of numbers
    /// is never taken for a name.
    /// </param>
    /// <param name="columns">The columns of the file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <returns>Columns of the file in the order of the text.</returns>
    /// <exception cref="NoetherException">
    /// The text cannot be understood, or names a column that is not there or is no number.
    /// </exception>
    public static int[] Parse(string text, TableColumns columns, string name)
    {
        var chosen = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Range(part, columns) is not var (first, last))
                throw Unclear(text, part, columns, name);
            if (last < first)
                throw Unclear(text, "", columns, name);
            if (last >= columns.Count)
            {
                throw Refuse(
                    $"{Mentions.Columns} {text} names column {last}, but {name} has {columns.Count} columns, 0 to "
                    + $"{columns.Count - 1}.");
            }
            for (var column = first; column <= last; column++)
            {
                if (columns.Places[column] < 0)
                {
                    throw Refuse(
                        $"{Mentions.Columns} {text} takes column {Title(column, columns)} of {name}, which holds text; "
                        + "leave it out.");
                }
                chosen.Add(column);
            }
        }
        return [.. chosen];
    }

    private static (int First, int Last)? Range(string part, TableColumns columns)
    {
        if (Number(part) is { } number)
            return (number, number);
        var dash = part.IndexOf('-');
        if (dash > 0 && Number(part[..dash]) is { } from && Number(part[(dash + 1)..]) is { } to)
            return (from, to);
        if (One(part, columns) is { } named)
            return (named, named);
        // Names may have dashes of their own: every one may be that of the range.
        for (; dash > 0; dash = part.IndexOf('-', dash + 1))
        {
            if (One(part[..dash].Trim(), columns) is { } first && One(part[(dash + 1)..].Trim(), columns) is { } last)
                return (first, last);
        }
        return null;
    }

    private static int? One(string word, TableColumns columns)
    {
        if (Number(word) is { } number)
            return number;
        if (word.Length == 0)
            return null;
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            for (var column = 0; column < columns.Count; column++)
            {
                if (columns.Names[column].Equals(word, comparison))
                    return column;
            }
        }
        return null;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Title(int column, TableColumns columns) =>
        columns.Names[column].Length > 0 ? $"{column} ({columns.Names[column]})" : $"{column}";

    private static NoetherException Unclear(string text, string part, TableColumns columns, string name)
    {
        var names = columns.Names.Where(one => one.Length > 0).ToArray();
        if (names.Length == 0 || part.Length == 0)
        {
            return Refuse(
                $"{Mentions.Columns} {text} cannot be understood; write a list such as 0-32 or 0,2,5-9"
                + (names.Length > 0 ? ", or names of columns." : "."));
        }
        return Refuse(
            $"{Mentions.Columns} {text} cannot be understood: {name} has no column {part}, but "
            + $"{string.Join(", ", names.Take(NamesListed))}{(names.Length > NamesListed ? ", ..." : "")}.");
    }

    private static NoetherException Refuse(string sentence) => new(sentence) { Setting = "columns" };
}
