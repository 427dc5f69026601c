using System.Globalization;
using Noether.Numerics;

namespace Noether.Data;

/// <summary>Labels that are words, one a line: classes, numbered in the order of the alphabet.</summary>
internal static class ClassNames
{
    private const long MostBytes = 200_000_000;
    private const int Most = 20;
    private const int LeastOfEach = 5;
    private static readonly string[] Extensions = [".csv", ".txt", ".tsv"];
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Reads them; null where the file holds something else than one column of words.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NoetherException">There are too many classes, or too few samples of one.</exception>
    public static Matrix? Read(string path)
    {
        if (!Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()) || !File.Exists(path)
            || new FileInfo(path).Length > MostBytes)
            return null;
        var words = new List<string>();
        foreach (var line in File.ReadLines(path))
        {
            var word = line.Trim().Trim('"');
            if (word.Length == 0)
                continue;
            if (word.IndexOfAny(Separators) >= 0)
                return null;
            // One number after the heading, and it is a column of numbers.
            if (words.Count > 0 && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                return null;
            words.Add(word);
        }

        // What stands in the first line and nowhere else is the heading.
        if (words.Count > 1 && words.LastIndexOf(words[0]) == 0)
            words.RemoveAt(0);
        return words.Count == 0 ? null : Numbered(words, path);
    }

    private static Matrix Numbered(List<string> words, string path)
    {
        var classes = words.CountBy(word => word).OrderBy(one => one.Key, StringComparer.Ordinal).ToArray();
        if (classes.Length > Most || classes.Any(one => one.Value < LeastOfEach))
        {
            var few = classes.MinBy(one => one.Value);
            throw new NoetherException(
                $"{path} names {classes.Length} classes, '{few.Key}' {few.Value} times; labels that are words must name at most {Most} "
                + $"classes of at least {LeastOfEach} samples each.")
            {
                Setting = "labels",
            };
        }

        var number = classes.Index().ToDictionary(one => one.Item.Key, one => (double)one.Index);
        return new Matrix(words.Count, 1, [.. words.Select(word => number[word])]);
    }
}
