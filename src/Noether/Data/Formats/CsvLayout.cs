using System.Globalization;
using nietras.SeparatedValues;

namespace Noether.Data.Formats;

/// <summary>
/// What the first lines of a text table tell: how cells are separated, how numbers are written, whether there is a
/// header, which columns are numbers.
/// </summary>
internal sealed record CsvLayout
{
    private const string Candidates = "\t;,| ";

    /// <summary>What separates cells; a blank stands for any run of white space.</summary>
    public required char Delimiter { get; init; }

    /// <summary>Decimal point or comma.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>Whether the first line holds names.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>Cells in a line.</summary>
    public required int Columns { get; init; }

    /// <summary>The columns with numbers, from 0.</summary>
    public required int[] Numeric { get; init; }

    /// <summary>Name of every column; empty text where it has none.</summary>
    public required string[] Names { get; init; }

    /// <summary>A splitter of such a table.</summary>
    /// <param name="text">The text, prepared for the delimiter.</param>
    /// <param name="delimiter">What separates cells.</param>
    /// <param name="culture">How numbers are written.</param>
    public static SepReader Split(TextReader text, char delimiter, CultureInfo culture) =>
        new Sep(TableText.Separator(delimiter)).Reader(options => options with
        {
            HasHeader = false,
            Unescape = true,
            Trim = SepTrim.All,
            DisableColCountCheck = true,
            CultureInfo = culture,
        }).From(text);

    /// <summary>Finds the layout.</summary>
    /// <param name="lines">The first lines, at least one of them with cells.</param>
    /// <param name="options">Delimiter and header, if they are known.</param>
    /// <param name="given">Names of the columns, if the file has them elsewhere.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">No column holds numbers, or only a header is there.</exception>
    public static CsvLayout Find(
        IReadOnlyList<string> lines, FormatOptions options, IReadOnlyList<string>? given, string name)
    {
        var delimiter = given is not null ? ',' : options.Delimiter ?? FindDelimiter(lines);
        var rows = Cells(lines, delimiter);
        var first = rows[0];
        var below = rows.Skip(1).Where(cells => cells.Length == first.Length).ToArray();
        var culture = FindCulture(rows);
        var hasHeader = given is null && (options.Header ?? IsHeader(first, below, culture));
        var body = hasHeader ? below : [first, .. below];
        if (hasHeader && rows.Count == 1)
            throw new NoetherException($"{name} holds a header and no rows; give rows of numbers.");
        var numeric = Enumerable.Range(0, first.Length)
            .Where(c => body.Any(cells => IsNumber(cells[c], culture))).ToArray();
        if (numeric.Length == 0)
        {
            throw new NoetherException(
                $"{name} holds no column of numbers; give a table with one sample a line, its numbers separated by "
                + "commas, semicolons, tabs or blanks.")
            { File = name };
        }
        return new CsvLayout
        {
            Delimiter = delimiter,
            Culture = culture,
            HasHeader = hasHeader,
            Columns = first.Length,
            Numeric = numeric,
            Names = given?.Count == first.Length ? [.. given]
                : hasHeader ? [.. first] : [.. first.Select(_ => "")],
        };
    }

    // The first candidate that splits all lines alike, else the one that makes the most cells of a line.
    private static char FindDelimiter(IReadOnlyList<string> lines)
    {
        var best = (Delimiter: ' ', Cells: 1);
        foreach (var candidate in Candidates)
        {
            var counts = Counts(lines, candidate);
            if (counts[0] > 1 && counts.All(count => count == counts[0]))
                return candidate;
            if (candidate != ' ' && counts.Max() > best.Cells)
                best = (candidate, counts.Max());
        }
        return best.Delimiter;
    }

    private static List<int> Counts(IReadOnlyList<string> lines, char delimiter)
    {
        var counts = new List<int>();
        using var reader = Split(new TableText(lines, null, delimiter), delimiter, TableNumbers.Point);
        foreach (var row in reader)
        {
            if (!IsEmpty(row))
                counts.Add(row.ColCount);
        }
        return counts;
    }

    private static List<string[]> Cells(IReadOnlyList<string> lines, char delimiter)
    {
        var rows = new List<string[]>();
        using var reader = Split(new TableText(lines, null, delimiter), delimiter, TableNumbers.Point);
        foreach (var row in reader)
        {
            if (IsEmpty(row))
                continue;
            var cells = new string[row.ColCount];
            for (var c = 0; c < cells.Length; c++)
                cells[c] = row[c].ToString();
            rows.Add(cells);
        }
        return rows;
    }

    /// <summary>Whether a row is an empty line.</summary>
    public static bool IsEmpty(SepReader.Row row) => row.ColCount <= 1 && row.Span.IsWhiteSpace();

    // Numbers with a comma and none with a point: a decimal comma.
    private static CultureInfo FindCulture(List<string[]> rows)
    {
        var commas = false;
        foreach (var cell in rows.SelectMany(cells => cells))
        {
            if (cell.Contains('.') && IsNumber(cell, TableNumbers.Point))
                return TableNumbers.Point;
            commas |= cell.Contains(',') && IsNumber(cell, TableNumbers.Comma);
        }
        return commas ? TableNumbers.Comma : TableNumbers.Point;
    }

    // A header has no number above any column of numbers. A first line of which one cell in several is text is more
    // likely a damaged row, except for an empty first cell, which stands above the row numbers of some programs.
    private static bool IsHeader(string[] first, string[][] below, CultureInfo culture)
    {
        var numeric = Enumerable.Range(0, first.Length)
            .Where(c => below.Any(cells => IsNumber(cells[c], culture))).ToArray();
        if (numeric.Length == 0)
            return below.Length == 0 && !first.Any(cell => IsNumber(cell, culture));
        return numeric.All(c => !IsNumber(first[c], culture) && !TableNumbers.IsMissing(first[c]))
            || (numeric[0] == 0 && first[0].Length == 0 && first.Skip(1).All(cell => cell.Length > 0));
    }

    private static bool IsNumber(string cell, CultureInfo culture) => TableNumbers.Number(cell, culture, out _);
}
