using Noether.Numerics;
using Noether.Studies.Known;

namespace Noether.Studies.Drawings;

/// <summary>Letters and numerals without symmetry, and pages of words, by chance.</summary>
internal static class RandomLetters
{
    // F, G, R, J, 3 with an edge, 2, 5, h, L, P, Q, 7, 4, 6, a crossed J, b.
    private static readonly (double X, double Y)[][][] Letters =
    [
        [[(-0.3, -0.75), (-0.3, 0.7), (0.45, 0.7)], [(-0.3, 0.1), (0.25, 0.1)]],
        [[(0.5, 0.5), (0.1, 0.72), (-0.35, 0.55), (-0.55, 0), (-0.35, -0.55), (0.1, -0.72), (0.5, -0.5), (0.5, -0.05), (0.15, -0.05)]],
        [[(-0.35, -0.75), (-0.35, 0.72), (0.2, 0.68), (0.4, 0.4), (0.2, 0.1), (-0.35, 0.06)], [(0, 0.06), (0.5, -0.75)]],
        [[(0.3, 0.75), (0.3, -0.4), (0.1, -0.7), (-0.25, -0.65), (-0.4, -0.35)]],
        [[(-0.4, 0.72), (0.4, 0.72), (-0.05, 0.2), (0.4, -0.1), (0.35, -0.5), (0, -0.72), (-0.4, -0.5)]],
        [[(-0.5, 0.5), (-0.2, 0.72), (0.25, 0.65), (0.4, 0.3), (-0.5, -0.7), (0.5, -0.7)]],
        [[(0.35, 0.7), (-0.35, 0.7), (-0.4, 0.15), (0.1, 0.2), (0.42, -0.15), (0.2, -0.6), (-0.4, -0.65)]],
        [[(-0.3, 0.8), (-0.3, -0.75)], [(-0.3, 0.05), (0, 0.25), (0.35, 0.1), (0.35, -0.75)]],
        [[(-0.25, 0.75), (-0.25, -0.65), (0.35, -0.65)]],
        [[(-0.35, -0.75), (-0.35, 0.72), (0.2, 0.68), (0.42, 0.4), (0.2, 0.1), (-0.35, 0.06)]],
        [[(0.45, 0), (0.3, 0.5), (-0.1, 0.68), (-0.45, 0.4), (-0.5, -0.1), (-0.3, -0.55), (0.1, -0.6), (0.4, -0.35), (0.45, 0)],
            [(0.1, -0.3), (0.6, -0.85)]],
        [[(-0.45, 0.7), (0.45, 0.7), (-0.1, -0.75)]],
        [[(0.5, -0.25), (-0.55, -0.25), (0.15, 0.75), (0.15, -0.75)]],
        [[(0.35, 0.6), (0, 0.72), (-0.35, 0.3), (-0.4, -0.3), (0, -0.7), (0.38, -0.4), (0.25, 0), (-0.1, 0.05), (-0.38, -0.2)]],
        [[(-0.4, 0.7), (0.3, 0.7), (0.3, -0.3), (0.05, -0.7), (-0.35, -0.5)], [(-0.1, 0.1), (0.6, 0.1)]],
        [[(-0.3, 0.75), (-0.3, -0.7), (0.2, -0.7), (0.42, -0.4), (0.2, -0.1), (-0.3, -0.1)]],
    ];

    /// <summary>A letter, turned, slanted, thick and large by chance.</summary>
    public static Func<double, double, double> Draw(CounterRandom random)
    {
        var strokes = Letters[random.NextInt(Letters.Length)];
        var (turn, large, thick) = (RandomShapes.Spread(random, 180), 0.75 + (0.3 * random.NextDouble()), 0.06 + (0.05 * random.NextDouble()));
        var (slant, atX, atY) = (RandomShapes.Spread(random, 0.3), RandomShapes.Spread(random, 0.15), RandomShapes.Spread(random, 0.15));
        return RandomShapes.Inked((x, y) =>
        {
            var (u, v) = Shapes.Turn(x - atX, y - atY, turn);
            return strokes.Any(stroke => Shapes.FromChain((u / large) - (slant * v), v / large, stroke) < thick);
        });
    }

    /// <summary>Bars of several lengths in lines, as words from afar.</summary>
    public static Func<double, double, double> Writing(CounterRandom random)
    {
        var (line, turn) = (0.3 + (0.25 * random.NextDouble()), RandomShapes.Spread(random, 20));
        var words = new List<(double Left, double Right, double Bottom, double Top)>();
        for (var bottom = -1.2; bottom < 1.2; bottom += line)
        {
            for (var at = -1.2 + (0.3 * random.NextDouble()); at < 1.2;)
            {
                var wide = 0.12 + (0.45 * random.NextDouble());
                words.Add((at, at + wide, bottom, bottom + (line * (0.35 + (0.3 * random.NextDouble())))));
                at += wide + 0.12 + (0.1 * random.NextDouble());
            }
        }

        return RandomShapes.Inked((x, y) =>
        {
            var (u, v) = Shapes.Turn(x, y, turn);
            return words.Any(next => u > next.Left && u < next.Right && v > next.Bottom && v < next.Top);
        });
    }
}
