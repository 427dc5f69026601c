using System.Globalization;

namespace Noether.Data.Formats;

/// <summary>A column of a table that is written: texts, or numbers of which some may be missing.</summary>
internal sealed class TableColumn
{
    private TableColumn(string name, string[]? texts, double?[]? numbers) => (Name, Texts, Numbers) = (name, texts, numbers);

    /// <summary>Its heading.</summary>
    public string Name { get; }

    /// <summary>Its texts; null for numbers.</summary>
    public string[]? Texts { get; }

    /// <summary>Its numbers; null for texts.</summary>
    public double?[]? Numbers { get; }

    /// <summary>A column of texts.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cell">The text of a row.</param>
    public static TableColumn Of<T>(string name, IReadOnlyList<T> rows, Func<T, string> cell) => new(name, [.. rows.Select(cell)], null);

    /// <summary>A column of numbers.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cell">The number of a row; null where it is missing.</param>
    public static TableColumn Of<T>(string name, IReadOnlyList<T> rows, Func<T, double?> cell) => new(name, null, [.. rows.Select(cell)]);

    /// <summary>A column of numbers where all texts are numbers that a double holds exactly or empty, of texts otherwise.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="texts">The texts.</param>
    public static TableColumn Guess(string name, IReadOnlyList<string> texts)
    {
        var numbers = new double?[texts.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (texts[i].Length == 0)
                continue;
            // More digits than a double has, as long seeds may have, stay a text.
            if (texts[i].Length > 15 || !double.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value))
                return new(name, [.. texts], null);
            numbers[i] = value;
        }

        return numbers.Any(number => number is not null) ? new(name, null, numbers) : new(name, [.. texts], null);
    }

    /// <summary>A cell as text; empty where a number is missing.</summary>
    /// <param name="row">Which one, from 0.</param>
    public string Cell(int row) => Texts is not null ? Texts[row] : Numbers![row]?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
