using System.Globalization;
using Noether.Discovery.Settings;

namespace Noether.Lens;

/// <summary>Rows and columns of a hidden grid.</summary>
/// <param name="Rows">Number of rows, a.</param>
/// <param name="Columns">Number of columns, b.</param>
public readonly record struct GridShape(int Rows, int Columns)
{
    /// <summary>Number of cells, a b.</summary>
    public int Cells => Rows * Columns;

    /// <summary>The cell in the middle, whose row of L is the filter; of an even side the first of the two.</summary>
    internal int Middle => (GroupConvolutions.Centre(Rows) * Columns) + GroupConvolutions.Centre(Columns);

    /// <summary>Reads "16x16".</summary>
    /// <param name="text">Rows, an x, columns; both at least 2.</param>
    /// <exception cref="NoetherException">It is no shape.</exception>
    public static GridShape Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] sides = text.Split(['x', 'X', '×'], StringSplitOptions.TrimEntries);
        if (sides.Length == 2 && Side(sides[0]) is { } rows && Side(sides[1]) is { } columns)
            return new GridShape(rows, columns);
        throw new NoetherException(
            $"{SettingName.Mention("shape")} must be two whole numbers of at least 2 with an x between them, such as "
            + $"16x16, not '{text}'.")
        {
            Code = "setting.value",
            Setting = "shape",
        };

        static int? Side(string word) =>
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 2 and <= 4096
                ? side : null;
    }

    /// <summary>As it is given: "16x16".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns}");
}
