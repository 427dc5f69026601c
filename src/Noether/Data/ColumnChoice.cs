using System.Globalization;

namespace Noether.Data;

/// <summary>Reads choices of columns such as 0-32 or 0,2,5-9.</summary>
internal static class ColumnChoice
{
    /// <summary>Parses a choice.</summary>
    /// <param name="text">Column numbers and ranges, from 0, separated by commas.</param>
    /// <param name="available">How many columns there are.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">
    /// The text cannot be understood, or names a column that is not there.
    /// </exception>
    public static int[] Parse(string text, int available, string name)
    {
        var columns = new List<int>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last) || last < first)
            {
                throw new NoetherException(
                    $"--columns {text} cannot be understood; write a list such as 0-32 or 0,2,5-9.");
            }
            if (last >= available)
            {
                throw new NoetherException(
                    $"--columns {text} names column {last}, but {name} has {available} columns, 0 to {available - 1}.");
            }
            columns.AddRange(Enumerable.Range(first, last - first + 1));
        }
        return [.. columns];
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
