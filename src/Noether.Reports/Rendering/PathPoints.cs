using System.Globalization;

namespace Noether.Reports.Rendering;

/// <summary>The points of a path of straight pieces, as the charts write it.</summary>
internal static class PathPoints
{
    /// <summary>The points in their order, each with whether a line leads to it from the one before.</summary>
    /// <param name="path">M and L with a point, m with a way, h with a way to the right, Z at the end.</param>
    public static IReadOnlyList<(double X, double Y, bool Joined)> Of(string path)
    {
        var points = new List<(double X, double Y, bool Joined)>();
        var (x, y) = (0.0, 0.0);
        for (var start = 0; start < path.Length && path[start] != 'Z';)
        {
            var end = path.AsSpan(start + 1).IndexOfAny("MLmhZ");
            end = end < 0 ? path.Length : start + 1 + end;
            var numbers = path[(start + 1)..end].Split(' ');
            var first = Parse(numbers[0]);
            (x, y) = path[start] switch
            {
                'h' => (x + first, y),
                'm' => (x + first, y + Parse(numbers[1])),
                _ => (first, Parse(numbers[1])),
            };
            points.Add((x, y, path[start] is 'L' or 'h'));
            start = end;
        }

        return points;
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
