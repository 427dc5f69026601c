namespace Noether.Data.Formats;

/// <summary>
/// What the first lines of a text table tell: a header or not, which columns are numbers and which are text.
/// </summary>
/// <param name="HasHeader">Whether the first line holds names.</param>
/// <param name="Columns">Cells in a line.</param>
/// <param name="Numeric">The columns with numbers, from 0.</param>
/// <param name="Text">The columns without any, from 0; they are skipped.</param>
/// <param name="Notes">A note on what is skipped, or none.</param>
internal sealed record CsvLayout(bool HasHeader, int Columns, int[] Numeric, int[] Text, IReadOnlyList<string> Notes)
{
    /// <summary>Finds the layout.</summary>
    /// <param name="lines">The cells of the first lines, at least one line.</param>
    /// <param name="header">Whether there is a header, if that is known.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">No column holds numbers, or only a header is there.</exception>
    public static CsvLayout Find(IReadOnlyList<string[]> lines, bool? header, string name)
    {
        var columns = lines[0].Length;
        var below = lines.Skip(1).Where(cells => cells.Length == columns).ToArray();
        var hasHeader = header ?? IsHeader(lines[0], below);
        var body = hasHeader ? below : [lines[0], .. below];
        if (hasHeader && lines.Count == 1)
            throw new NoetherException($"{name} holds a header and no rows; give rows of numbers.");
        var numeric = Enumerable.Range(0, columns).Where(c => body.Any(cells => IsNumber(cells[c]))).ToArray();
        var text = Enumerable.Range(0, columns).Except(numeric).ToArray();
        if (numeric.Length == 0)
        {
            throw new NoetherException(
                $"{name} holds no column of numbers; write numbers with a decimal point, separated by commas or tabs.");
        }
        var named = text.Select(c => hasHeader && lines[0][c].Length > 0 ? $"{c + 1} ({lines[0][c]})" : $"{c + 1}");
        IReadOnlyList<string> notes = text.Length == 0
            ? []
            : [$"{(text.Length == 1 ? "Column" : "Columns")} {string.Join(", ", named)} of {name}: text, skipped."];
        return new CsvLayout(hasHeader, columns, numeric, text, notes);
    }

    // A header has no number above any column of numbers. A first line of which one cell in several is text is more
    // likely a damaged row, except for an empty first cell, which stands above the row numbers of some programs.
    private static bool IsHeader(string[] first, string[][] below)
    {
        var numeric = Enumerable.Range(0, first.Length).Where(c => below.Any(cells => IsNumber(cells[c]))).ToArray();
        if (numeric.Length == 0)
            return below.Length == 0 && !first.Any(IsNumber);
        return numeric.All(c => !IsNumber(first[c])) || (numeric[0] == 0 && first[0].Length == 0);
    }

    private static bool IsNumber(string cell) => CsvCells.Number(cell, out _);
}
