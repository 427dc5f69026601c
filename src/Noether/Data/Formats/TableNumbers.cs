using System.Globalization;
using nietras.SeparatedValues;

namespace Noether.Data.Formats;

/// <summary>How numbers are written in the cells of a text table.</summary>
internal static class TableNumbers
{
    /// <summary>Numbers with a decimal point.</summary>
    public static readonly CultureInfo Point = Make(".");

    /// <summary>Numbers with a decimal comma.</summary>
    public static readonly CultureInfo Comma = Make(",");

    /// <summary>Whether a cell says that its value is missing.</summary>
    public static bool IsMissing(ReadOnlySpan<char> cell) => cell.Length switch
    {
        0 => true,
        1 => cell[0] is '?' or '-' or '.',
        2 => Is(cell, "NA"),
        3 => Is(cell, "NaN") || Is(cell, "n/a"),
        4 => Is(cell, "null") || Is(cell, "none") || Is(cell, "#N/A") || Is(cell, "<NA>") || Is(cell, "-nan"),
        _ => false,
    };

    /// <summary>Reads a number, or an infinity; not a missing value.</summary>
    public static bool Number(ReadOnlySpan<char> cell, CultureInfo culture, out double value) =>
        (double.TryParse(cell, NumberStyles.Float, culture, out value) && !double.IsNaN(value))
        || Infinity(cell, out value);

    /// <summary>Reads the number of a cell, or an infinity; not a missing value.</summary>
    public static bool Number(SepReader.Col cell, out double value) =>
        (cell.TryParse(out value) && !double.IsNaN(value)) || Infinity(cell.Span, out value);

    private static bool Infinity(ReadOnlySpan<char> cell, out double value)
    {
        var unsigned = cell.Length > 0 && cell[0] is '+' or '-' ? cell[1..] : cell;
        value = cell.Length > 0 && cell[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return Is(unsigned, "inf") || Is(unsigned, "infinity");
    }

    private static bool Is(ReadOnlySpan<char> cell, string word) =>
        cell.Equals(word, StringComparison.OrdinalIgnoreCase);

    // Sep allows groups of thousands, in which 1,5 is 15: no character of a table may separate groups.
    private static CultureInfo Make(string decimalSeparator)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        culture.NumberFormat.NumberGroupSeparator = "\u0001";
        return CultureInfo.ReadOnly(culture);
    }
}
