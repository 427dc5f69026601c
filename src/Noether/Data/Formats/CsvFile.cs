namespace Noether.Data.Formats;

/// <summary>
/// Reads text tables: delimiter and header are found out; quotes, blank lines, comments that begin with # or % and both
/// kinds of line ends are understood; numbers have a decimal point. Columns that are text throughout are skipped.
/// </summary>
internal sealed class CsvFile
{
    private const int PreviewLines = 200;
    private const int CancellationLines = 4096;
    private readonly string name;
    private readonly StreamReader reader;
    private readonly List<Range> cells = [];
    private long lineNumber;

    private CsvFile(Stream stream, string name)
    {
        this.name = name;
        reader = new StreamReader(stream);
    }

    /// <summary>Reads a table.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="options">Delimiter and header.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The numbers, rows x columns, and notes on what was skipped.</returns>
    /// <exception cref="NoetherException">
    /// A row is too short or too long, or holds text where a number should be.
    /// </exception>
    public static (NumberArray Array, IReadOnlyList<string> Notes) Read(
        Stream stream, string name, SampleFileOptions options, CancellationToken cancellationToken) =>
        new CsvFile(stream, name).Read(options, cancellationToken);

    private (NumberArray Array, IReadOnlyList<string> Notes) Read(
        SampleFileOptions options, CancellationToken cancellationToken)
    {
        var preview = new List<(string Text, long Number)>();
        while (preview.Count < PreviewLines && NextLine() is { } line)
            preview.Add((line, lineNumber));
        if (preview.Count == 0)
            throw new NoetherException($"{name} is empty; give rows of numbers.");
        var delimiter = options.Delimiter ?? CsvCells.Delimiter([.. preview.Select(line => line.Text)]);
        var cellsOfLines = preview.Select(line => Cells(line.Text, line.Number, delimiter)).ToArray();
        var layout = CsvLayout.Find(cellsOfLines, options.Header, name);

        var values = new List<float>();
        var rows = 0L;
        foreach (var (text, number) in preview.Skip(layout.HasHeader ? 1 : 0))
            Add(text, number);
        while (NextLine() is { } line)
        {
            Add(line, lineNumber);
            if (lineNumber % CancellationLines == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
        return (NumberArray.FromSingles([.. values], rows, layout.Numeric.Length), layout.Notes);

        void Add(string text, long number)
        {
            if (!CsvCells.Split(text, delimiter, cells))
                throw Quote(number);
            if (cells.Count != layout.Columns)
            {
                throw new NoetherException(
                    $"{name}, line {number} has {cells.Count} columns, but the first has {layout.Columns}; "
                    + "mend the line.");
            }
            if (values.Count > Array.MaxLength - layout.Columns)
                throw new NoetherException($"{name} holds too many numbers for memory; write it as a .npy file.");
            foreach (var column in layout.Numeric)
            {
                var cell = text.AsSpan(cells[column]);
                if (!CsvCells.Number(cell, out var value))
                    throw NoNumber(cell, number, column);
                values.Add((float)value);
            }
            foreach (var column in layout.Text)
            {
                if (CsvCells.Number(text.AsSpan(cells[column]), out _))
                {
                    throw new NoetherException(
                        $"{name}, line {number}, column {column + 1} holds a number below lines that hold text; "
                        + "mend the column or remove it.");
                }
            }
            rows++;
        }
    }

    private string[] Cells(string text, long number, char delimiter) => CsvCells.Split(text, delimiter, cells)
        ? [.. cells.Select(range => text[range])]
        : throw Quote(number);

    private string? NextLine()
    {
        while (reader.ReadLine() is { } line)
        {
            lineNumber++;
            var content = line.AsSpan().TrimStart();
            if (!content.IsEmpty && content[0] is not ('#' or '%'))
                return line;
        }
        return null;
    }

    private NoetherException Quote(long number) =>
        new($"{name}, line {number} has a quote that is not closed, or text behind one; mend the line.");

    private NoetherException NoNumber(ReadOnlySpan<char> cell, long number, int column)
    {
        const int longest = 40;
        var what = cell.IsEmpty ? "is empty" : cell.Length > longest ? "is long text" : $"holds \"{cell}\"";
        return new(
            $"{name}, line {number}, column {column + 1} {what}, where a number should be; "
            + "mend it or remove the line.");
    }
}
