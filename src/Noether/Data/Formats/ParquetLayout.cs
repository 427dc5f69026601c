using System.Globalization;

namespace Noether.Data.Formats;

/// <summary>
/// What the fields of the description of a Parquet file are, by the numbers that they have in parquet.thrift (Apache Parquet
/// format 2.11).
/// </summary>
internal static class ParquetLayout
{
    /// <summary>The whole description.</summary>
    public const string Root = "File";

    // A line is a structure: number and type of every field. Types are those of Thrift, [x] is a list of x, a name is a
    // structure. A structure that is not listed here has no fields.
    private static readonly Dictionary<string, Dictionary<int, string>> Structures = Read(
        """
        File: 1 int, 2 [Schema], 3 long, 4 [Group], 5 [Pair], 6 text, 7 [Order], 8 Cipher, 9 text
        Schema: 1 int, 2 int, 3 int, 4 text, 5 int, 6 int, 7 int, 8 int, 9 int, 10 Logical
        Logical: 1 -, 2 -, 3 -, 4 -, 5 Decimal, 6 -, 7 Time, 8 Time, 10 Whole, 11 -, 12 -, 13 -, 14 -, 15 -, 16 Variant, 17 Place, 18 Place
        Decimal: 1 int, 2 int
        Time: 1 bool, 2 Unit
        Unit: 1 -, 2 -, 3 -
        Whole: 1 byte, 2 bool
        Variant: 1 byte
        Place: 1 text, 2 int
        Group: 1 [Chunk], 2 long, 3 long, 4 [Sorting], 5 long, 6 long, 7 short
        Sorting: 1 int, 2 bool, 3 bool
        Chunk: 1 text, 2 long, 3 Column, 4 long, 5 int, 6 long, 7 int, 8 Key, 9 text
        Column: 1 int, 2 [int], 3 [text], 4 int, 5 long, 6 long, 7 long, 8 [Pair], 9 long, 10 long, 11 long, 12 Statistics, 13 [Encoding], 14 long, 15 int, 16 Sizes, 17 Region
        Statistics: 1 text, 2 text, 3 long, 4 long, 5 text, 6 text, 7 bool, 8 bool
        Encoding: 1 int, 2 int, 3 int
        Sizes: 1 long, 2 [long], 3 [long]
        Region: 1 Box, 2 [int]
        Box: 1 double, 2 double, 3 double, 4 double, 5 double, 6 double, 7 double, 8 double
        Pair: 1 text, 2 text
        Order: 1 -
        Cipher: 1 Gcm, 2 Gcm
        Gcm: 1 text, 2 text, 3 bool
        Key: 1 -, 2 Path
        Path: 1 [text], 2 text
        """);

    /// <summary>The type of a field; null for one that is not known.</summary>
    /// <param name="structure">Name of the structure.</param>
    /// <param name="number">Number of the field.</param>
    public static string? TypeOf(string structure, int number) =>
        Structures.TryGetValue(structure, out var fields) ? fields.GetValueOrDefault(number) : null;

    private static Dictionary<string, Dictionary<int, string>> Read(string lines) => lines.Split('\n').Select(line => line.Split(": ")).ToDictionary(
        line => line[0].Trim(),
        line => line[1].Split(", ").Select(field => field.Trim().Split(' ')).ToDictionary(
            field => int.Parse(field[0], CultureInfo.InvariantCulture), field => field[1]));
}
