namespace Noether.Reports.Rendering;

/// <summary>
/// Letters as strokes of a pen, for pictures of pixels. A glyph is a list of lines of points "xy" on a grid whose
/// baseline is at y = 2, whose small letters reach 6 and whose capitals reach 8; a single point is a dot.
/// </summary>
internal static class StrokeFont
{
    private const double CapitalShare = 0.70;
    private const double CapitalUnits = 6;
    private const double BaseLine = 2;
    private const double Gap = 1.75;
    private const double SpaceUnits = 2.2;
    private const double DigitUnits = 3;
    private const double RaisedShare = 0.65;
    private const double RaisedBy = 0.38;
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private const string Lowered = "0123456789−";

    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['A'] = "02 28 42|15 35",
        ['B'] = "02 08 28 37 36 25 05|25 34 33 22 02",
        ['C'] = "37 28 18 07 03 12 22 33",
        ['D'] = "02 08 28 37 33 22 02",
        ['E'] = "38 08 02 32|05 25",
        ['F'] = "38 08 02|05 25",
        ['G'] = "37 28 18 07 03 12 22 33 35 25",
        ['H'] = "08 02|38 32|05 35",
        ['I'] = "08 02",
        ['J'] = "28 23 12 03",
        ['K'] = "08 02|38 05 32",
        ['L'] = "08 02 32",
        ['M'] = "02 08 25 48 42",
        ['N'] = "02 08 32 38",
        ['O'] = "18 07 03 12 22 33 37 28 18",
        ['P'] = "02 08 28 37 36 25 05",
        ['Q'] = "18 07 03 12 22 33 37 28 18|24 42",
        ['R'] = "02 08 28 37 36 25 05|15 32",
        ['S'] = "37 28 18 07 06 15 25 34 33 22 12 03",
        ['T'] = "08 48|28 22",
        ['U'] = "08 03 12 22 33 38",
        ['V'] = "08 22 48",
        ['W'] = "08 12 26 32 48",
        ['X'] = "08 32|38 02",
        ['Y'] = "08 25 48|25 22",
        ['Z'] = "08 38 02 32",
        ['a'] = "36 32|35 26 16 05 03 12 22 33",
        ['b'] = "08 02|05 16 26 35 33 22 12 03",
        ['c'] = "35 26 16 05 03 12 22 33",
        ['d'] = "38 32|35 26 16 05 03 12 22 33",
        ['e'] = "04 34 35 26 16 05 03 12 22 33",
        ['f'] = "28 17 12|06 26",
        ['g'] = "36 31 20 10 01|35 26 16 05 03 12 22 33",
        ['h'] = "08 02|05 16 26 35 32",
        ['i'] = "06 02|08",
        ['j'] = "16 11 00|18",
        ['k'] = "08 02|36 04|15 32",
        ['l'] = "08 02",
        ['m'] = "06 02|05 16 25 22|25 36 45 42",
        ['n'] = "06 02|05 16 26 35 32",
        ['o'] = "16 05 03 12 22 33 35 26 16",
        ['p'] = "06 00|05 16 26 35 33 22 12 03",
        ['q'] = "36 30|35 26 16 05 03 12 22 33",
        ['r'] = "06 02|05 16 26",
        ['s'] = "35 26 16 05 14 24 33 22 12 03",
        ['t'] = "18 13 22|06 26",
        ['u'] = "06 03 12 22 33|36 32",
        ['v'] = "06 22 46",
        ['w'] = "06 12 25 32 46",
        ['x'] = "06 32|36 02",
        ['y'] = "06 22|46 22 10",
        ['z'] = "06 36 02 32",
        ['0'] = "18 07 03 12 22 33 37 28 18",
        ['1'] = "07 18 12",
        ['2'] = "07 18 28 37 36 02 32",
        ['3'] = "07 18 28 37 36 25 15|25 34 33 22 12 03",
        ['4'] = "22 28 04 34",
        ['5'] = "38 08 05 25 34 33 22 12 03",
        ['6'] = "37 28 18 07 03 12 22 33 34 25 15 04",
        ['7'] = "08 38 12",
        ['8'] = "15 06 07 18 28 37 36 25 15 04 03 12 22 33 34 25",
        ['9'] = "03 12 22 33 37 28 18 07 06 15 25 36",
        ['.'] = "02",
        [','] = "02 01",
        [':'] = "02|05",
        [';'] = "02 01|05",
        ['-'] = "04 24",
        ['−'] = "05 35",
        ['–'] = "05 35",
        ['('] = "18 06 04 12",
        [')'] = "08 16 14 02",
        ['['] = "18 08 02 12",
        [']'] = "08 18 12 02",
        ['/'] = "02 38",
        ['%'] = "02 38|07|33",
        ['+'] = "05 45|23 27",
        ['='] = "04 34|06 36",
        ['<'] = "37 05 33",
        ['>'] = "07 35 03",
        ['≤'] = "38 06 34|02 32",
        ['≥'] = "08 36 04|02 32",
        ['|'] = "09 01",
        ['\''] = "08 07",
        ['"'] = "08 07|18 17",
        ['×'] = "03 36|06 33",
        ['·'] = "05",
        ['_'] = "01 41",
        ['?'] = "07 18 28 37 36 24|22",
    };

    /// <summary>How far a text reaches, in pixels.</summary>
    public static double Width(string text, double size) =>
        text.Sum(letter => Advance(letter, size)) - (text.Length > 0 ? Gap * Unit(size) : 0);

    /// <summary>The strokes of a text that begins at (0, 0) on its baseline; y grows downwards.</summary>
    /// <param name="text">The text; letters that the font lacks become question marks.</param>
    /// <param name="size">Size of the font in pixels.</param>
    public static IEnumerable<(double X, double Y)[]> Strokes(string text, double size)
    {
        double x = 0;
        foreach (var letter in text)
        {
            var raised = Raised.IndexOf(letter);
            var unit = Unit(size) * (raised < 0 ? 1 : RaisedShare);
            var y = raised < 0 ? 0 : -RaisedBy * size;
            if (letter != ' ')
            {
                var shown = raised < 0 ? letter : Lowered[raised];
                foreach (var line in Glyphs.GetValueOrDefault(shown, Glyphs['?']).Split('|'))
                {
                    yield return
                        [.. line.Split(' ').Select(p => (x + Units(p[0]), y + (BaseLine * unit) - Units(p[1])))];
                }
            }

            x += Advance(letter, size);
            double Units(char digit) => (digit - '0') * unit;
        }
    }

    private static double Unit(double size) => CapitalShare * size / CapitalUnits;

    private static double Advance(char letter, double size)
    {
        var raised = Raised.IndexOf(letter);
        var shown = raised < 0 ? letter : Lowered[raised];
        var units = shown == ' ' ? SpaceUnits
            : char.IsAsciiDigit(shown) ? DigitUnits + Gap
            : Glyphs.GetValueOrDefault(shown, Glyphs['?']).Where((c, i) => char.IsAsciiDigit(c) && IsAcross(shown, i))
                .Max(c => c - '0') + Gap;
        return units * Unit(size) * (raised < 0 ? 1 : RaisedShare);
    }

    // The first digit of every point is its x.
    private static bool IsAcross(char letter, int place)
    {
        var glyph = Glyphs.GetValueOrDefault(letter, Glyphs['?']);
        return place == 0 || !char.IsAsciiDigit(glyph[place - 1]);
    }
}
