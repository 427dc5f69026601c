using System.Globalization;

namespace Noether.Data.Formats;

/// <summary>Splits lines of a text table into cells and reads numbers.</summary>
internal static class CsvCells
{
    /// <summary>Splits a line; quotes and surrounding blanks are left out of the ranges.</summary>
    /// <param name="line">The line.</param>
    /// <param name="delimiter">What separates cells; a blank stands for any run of white space.</param>
    /// <param name="cells">Receives the ranges.</param>
    /// <returns>False when a quote is not closed, or text follows it.</returns>
    public static bool Split(ReadOnlySpan<char> line, char delimiter, List<Range> cells)
    {
        cells.Clear();
        var place = 0;
        while (true)
        {
            while (place < line.Length && char.IsWhiteSpace(line[place]) && line[place] != delimiter)
                place++;
            if (delimiter == ' ')
            {
                place += line[place..].Length - line[place..].TrimStart().Length;
                if (place == line.Length)
                    return true;
            }
            int end;
            if (place < line.Length && line[place] == '"')
            {
                var close = Close(line, place + 1);
                if (close < 0)
                    return false;
                cells.Add((place + 1)..close);
                end = close + 1;
                while (end < line.Length && char.IsWhiteSpace(line[end]) && line[end] != delimiter)
                    end++;
                if (end < line.Length && line[end] != delimiter)
                    return false;
            }
            else
            {
                var length = delimiter == ' '
                    ? line[place..].IndexOfAny(' ', '\t')
                    : line[place..].IndexOf(delimiter);
                end = length < 0 ? line.Length : place + length;
                cells.Add(place..(place + line[place..end].TrimEnd().Length));
            }
            if (end >= line.Length)
                return true;
            place = end + 1;
        }
    }

    /// <summary>
    /// Reads a number with a decimal point; nan and inf count as numbers, to be complained about later.
    /// </summary>
    public static bool Number(ReadOnlySpan<char> cell, out double value)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;
        var unsigned = cell.Length > 0 && cell[0] is '+' or '-' ? cell[1..] : cell;
        value = cell.Length > 0 && cell[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Finds the delimiter: the first candidate that splits all lines alike, else the one that occurs most.
    /// </summary>
    public static char Delimiter(IReadOnlyList<string> lines)
    {
        var cells = new List<Range>();
        var best = (Delimiter: ' ', Cells: 1);
        foreach (var candidate in "\t;,| ")
        {
            var counts = lines.Select(line => Split(line, candidate, cells) ? cells.Count : 0).ToArray();
            if (counts[0] > 1 && counts.All(count => count == counts[0]))
                return candidate;
            if (candidate != ' ' && counts.Max() > best.Cells)
                best = (candidate, counts.Max());
        }
        return best.Delimiter;
    }

    private static int Close(ReadOnlySpan<char> line, int place)
    {
        for (; place < line.Length; place++)
        {
            if (line[place] != '"')
                continue;
            if (place + 1 == line.Length || line[place + 1] != '"')
                return place;
            place++; // a doubled quote stands for one
        }
        return -1;
    }
}
