using System.Runtime.InteropServices;
using nietras.SeparatedValues;

namespace Noether.Data.Formats;

/// <summary>
/// Reads text tables: delimiter, decimal point or comma and header are found out; quotes, blank lines, comments that
/// begin with # or % and all kinds of line ends are understood, and so are the .arff files of Weka. Columns that are
/// text throughout are skipped, a column that only numbers the rows is set aside. Sep splits the lines.
/// </summary>
internal sealed class CsvFile
{
    private const int PreviewLines = 200;
    private const int PreviewCharacters = 1 << 18;
    private const int RowsBetweenChecks = 1024;
    private readonly string name;
    private readonly FormatRequest request;
    private readonly TextLines lines;
    private readonly List<string> preview = [];
    private readonly PagedBytes values = new();
    private char separator;
    private long rows;

    private CsvFile(Stream stream, FormatRequest request)
    {
        this.request = request;
        name = request.Name;
        lines = new TextLines(stream, name);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="NoetherException">
    /// A row is too short or too long, lacks a value, or holds text where a number should be.
    /// </exception>
    public static LoadedArray Read(FormatRequest request)
    {
        using var stream = ByteSourceStream.Buffered(request.Bytes);
        return Read(stream, request);
    }

    /// <summary>Reads a table from a stream, which may be one that unpacks it.</summary>
    public static LoadedArray Read(Stream stream, FormatRequest request) =>
        new CsvFile(stream, request).Read();

    private LoadedArray Read()
    {
        var arff = ReadPreview();
        var layout = CsvLayout.Find(preview, request.Options, arff, name);
        separator = TableText.Separator(layout.Delimiter);
        try
        {
            using var text = new TableText(preview, lines, layout.Delimiter);
            using var reader = CsvLayout.Split(text, layout.Delimiter, layout.Culture);
            ReadRows(reader, layout);
        }
        catch (NotSupportedException e)
        {
            // What Sep says to a row longer than its longest, which only an open quote can make of bounded lines.
            throw new NoetherException(
                $"{name} has a quote that is not closed, or a row of more than 16 million characters; mend it.", e);
        }
        var array = new NumberArray(
            values, new NumberType('f', sizeof(double), !BitConverter.IsLittleEndian), [rows, layout.Numeric.Length], 0);
        return Describe(array, layout);
    }

    // Empty lines and comments stay among the lines, so that their numbers are those of the file.
    private List<string>? ReadPreview()
    {
        List<string>? arff = null;
        var (content, characters) = (0, 0);
        while (content < PreviewLines && (content < 2 || characters < PreviewCharacters) && lines.Read(out var line))
        {
            var comment = TableText.IsComment(line);
            if (content == 0 && arff is null && line.TrimStart().StartsWith("@relation", StringComparison.OrdinalIgnoreCase))
            {
                preview.Add("");
                arff = ArffHeader.Read(lines, preview, name);
                continue;
            }
            preview.Add(comment ? "" : line.ToString());
            content += comment ? 0 : 1;
            characters += line.Length;
        }
        return content > 0 ? arff : throw new NoetherException($"{name} is empty; give rows of numbers.");
    }

    private void ReadRows(SepReader reader, CsvLayout layout)
    {
        var numbers = new double[layout.Numeric.Length];
        var text = Enumerable.Range(0, layout.Columns).Except(layout.Numeric).ToArray();
        var header = layout.HasHeader;
        foreach (var row in reader)
        {
            if (CsvLayout.IsEmpty(row))
                continue;
            if (row.ColCount != layout.Columns || row.LineNumberToExcl > Line(row) + 1)
                RequireRow(row, layout.Columns);
            if (header)
            {
                header = false;
                continue;
            }
            for (var i = 0; i < numbers.Length; i++)
            {
                var cell = row[layout.Numeric[i]];
                if (!TableNumbers.Number(cell, out numbers[i]))
                    numbers[i] = Missing(row, cell.Span, layout, layout.Numeric[i]);
            }
            foreach (var column in text)
            {
                if (TableNumbers.Number(row[column], out _))
                {
                    throw Refuse(row, column, layout,
                        "holds a number below lines that hold text; mend the column or remove it.");
                }
            }
            values.Append(MemoryMarshal.AsBytes<double>(numbers));
            if (++rows % RowsBetweenChecks == 0)
            {
                request.CancellationToken.ThrowIfCancellationRequested();
                if (values.Length > request.Budget.Bytes)
                    throw request.Budget.Exceeded(name);
            }
        }
    }

    private double Missing(SepReader.Row row, ReadOnlySpan<char> cell, CsvLayout layout, int column)
    {
        const int longest = 40;
        RequireQuotes(row);
        if (!TableNumbers.IsMissing(cell))
        {
            var what = cell.Length > longest ? "holds long text" : $"holds \"{cell}\"";
            throw Refuse(row, column, layout, $"{what}, where a number should be; mend it or remove the line.");
        }
        if (!request.Options.KeepMissing)
        {
            var what = cell.IsEmpty ? "is empty" : $"holds \"{cell}\"";
            throw Refuse(row, column, layout,
                $"{what}, where a number should be; fill it in, or leave such rows out with {Mentions.Missing} drop.",
                "missing");
        }
        return double.NaN;
    }

    // Behind the quote that closes a cell only blanks may follow before the next cell.
    private static bool QuotesClose(ReadOnlySpan<char> row, char separator)
    {
        var (quoted, begun, closed) = (false, false, false);
        foreach (var character in row)
        {
            if (quoted)
            {
                (quoted, closed) = (character != '"', character == '"');
            }
            else if (character == separator)
            {
                (begun, closed) = (false, false);
            }
            else if (character == '"')
            {
                if (begun && !closed)
                    return false;
                (quoted, begun) = (true, true);
            }
            else if (!char.IsWhiteSpace(character))
            {
                if (closed)
                    return false;
                begun = true;
            }
        }
        return !quoted;
    }

    private void RequireRow(SepReader.Row row, int columns)
    {
        RequireQuotes(row);
        if (row.ColCount == columns)
            return;
        throw new NoetherException(
            $"{name}, line {Line(row)} has {row.ColCount} columns, but the first has {columns}; "
            + "mend the line.")
        { File = name };
    }

    private void RequireQuotes(SepReader.Row row)
    {
        if (!QuotesClose(row.Span, separator))
        {
            throw new NoetherException(
                $"{name}, line {Line(row)} has a quote that is not closed, or text behind one; "
                + "mend the line.")
            { File = name };
        }
    }

    // Sep 0.17.1 says that the first row begins where it ends.
    private static int Line(SepReader.Row row) => row.RowIndex == 0 ? 1 : row.LineNumberFrom;

    private NoetherException Refuse(
        SepReader.Row row, int column, CsvLayout layout, string rest, string? setting = null)
    {
        var title = layout.Names[column].Length > 0 ? $" ({layout.Names[column]})" : "";
        return new NoetherException($"{name}, line {Line(row)}, column {column + 1}{title} {rest}")
        {
            File = name,
            Setting = setting,
        };
    }

    private LoadedArray Describe(NumberArray array, CsvLayout layout)
    {
        var places = new int[layout.Columns];
        Array.Fill(places, -1);
        for (var i = 0; i < layout.Numeric.Length; i++)
            places[layout.Numeric[i]] = i;
        var index = RowNumbers.Find(array, layout.Names, places);
        var notes = new List<string>();
        var text = Enumerable.Range(0, layout.Columns).Except(layout.Numeric)
            .Where(c => layout.Columns - 1 != c || layout.Names[c].Length > 0 || layout.HasHeader)
            .Select(Title).ToArray();
        if (text.Length > 0)
            notes.Add($"{(text.Length == 1 ? "Column" : "Columns")} {string.Join(", ", text)} of {name}: text, skipped (columns "
                + "are numbered from 0).");
        if (index is { } column)
        {
            notes.Add($"Column {Title(column)} of {name} numbers the rows and is set aside; name it in "
                + $"{Mentions.Columns} to keep it.");
        }
        return new LoadedArray(array)
        {
            Notes = notes,
            Columns = new TableColumns(layout.Names, places, index),
        };

        string Title(int c) => layout.Names[c].Length > 0 ? $"{c} ({layout.Names[c]})" : $"{c}";
    }
}
