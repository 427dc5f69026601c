using Noether.Numerics;
using Noether.Studies.Known;

namespace Noether.Studies.Drawings;

/// <summary>
/// Drawings by chance. Without symmetry they say how often the probe finds what is not there; folded about random
/// lines and centres they have a symmetry that is known, and thresholds are set on them. Drawing i depends on i alone.
/// </summary>
internal static class RandomDrawings
{
    /// <summary>Kinds of drawings without symmetry.</summary>
    public const int Kinds = 6;

    private const ulong NullSeed = 71;
    private const ulong FoldSeed = 72;

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
    ];

    /// <summary>A drawing without symmetry.</summary>
    /// <param name="number">Its number; kinds take turns, and coarsenesses.</param>
    public static KnownDrawing Null(int number) =>
        new($"null-{number}", Shape(number, new CounterRandom(NullSeed, (ulong)number)), [], []);

    /// <summary>A drawing that is made symmetric, of each kind in turn: mirror, C_n, D_n, period, lattice, T, O(2).</summary>
    /// <param name="number">Its number.</param>
    public static KnownDrawing Folded(int number)
    {
        var random = new CounterRandom(FoldSeed, (ulong)number);
        var shape = Shape(random.NextInt(Kinds), random);
        var angle = Math.Round(180 * random.NextDouble());
        var (atX, atY) = (0.3 * (random.NextDouble() - 0.5), 0.3 * (random.NextDouble() - 0.5));
        var order = 2 + random.NextInt(7);
        var period = 0.5 + (0.35 * random.NextDouble());
        return (number % 7) switch
        {
            0 => Make(KnownElement.Mirror(angle, atX, atY), (x, y) =>
            {
                var (u, v) = Shapes.Turn(x - atX, y - atY, angle);
                return Back(u, Math.Abs(v));
            }),
            1 => Make(KnownElement.Cyclic(order, atX, atY), (x, y) => Turned(x, y, mirrored: false)),
            2 => Make(KnownElement.Dihedral(order, angle, atX, atY), (x, y) => Turned(x, y, mirrored: true)),
            3 => Make(KnownElement.Repeats(angle, period), (x, y) =>
            {
                var (u, v) = Shapes.Turn(x, y, angle);
                return Back(u - (period * Math.Round(u / period)), v);
            }),
            4 => Make(KnownElement.Lattice(angle, period, angle + 90, 1.2 * period), (x, y) =>
            {
                var (u, v) = Shapes.Turn(x, y, angle);
                return Back(u - (period * Math.Round(u / period)), v - (1.2 * period * Math.Round(v / (1.2 * period))));
            }),
            5 => Make(KnownElement.Translation(angle), (x, y) => shape(atX, Shapes.Turn(x, y, angle).V)),
            _ => Make(KnownElement.Rotation(atX, atY), (x, y) =>
                shape(Math.Sqrt(((x - atX) * (x - atX)) + ((y - atY) * (y - atY))) - 0.5, 0.3 - atX)),
        };

        // The line lies level and a little to the side in the drawing that is folded.
        double Back(double u, double v) => shape(u, v - 0.25);

        double Turned(double x, double y, bool mirrored)
        {
            var (u, v) = Shapes.Turn(x - atX, y - atY, angle);
            var part = order * Math.Atan2(v, u) / (2 * Math.PI);
            part -= Math.Round(part);
            var (sine, cosine) = Math.SinCos((mirrored ? Math.Abs(part) : part) * 2 * Math.PI / order);
            var radius = Math.Sqrt((u * u) + (v * v));
            return shape((radius * cosine) - 0.45, (radius * sine) - 0.1);
        }

        KnownDrawing Make(KnownElement element, Func<double, double, double> grey) =>
            new($"folded-{number}", grey, [element], []);
    }

    private static Func<double, double, double> Shape(int number, CounterRandom random) => (number % Kinds) switch
    {
        0 => Scribble(random),
        1 => Blobs(random),
        2 => Letter(random),
        3 => Polygon(random),
        4 => Field(random),
        _ => Writing(random),
    };

    // A wandering line that turns a little at each step.
    private static Func<double, double, double> Scribble(CounterRandom random)
    {
        var steps = 6 + random.NextInt(10);
        var (x, y, heading) = (Spread(random, 0.6), Spread(random, 0.6), 2 * Math.PI * random.NextDouble());
        var chain = new List<(double, double)> { (x, y) };
        for (var i = 0; i < steps; i++)
        {
            heading += Spread(random, 1.4);
            var (sine, cosine) = Math.SinCos(heading);
            var length = 0.2 + (0.35 * random.NextDouble());
            if (Math.Abs(x + (length * cosine)) > 0.9 || Math.Abs(y + (length * sine)) > 0.9)
                heading += Math.PI / 2;
            (sine, cosine) = Math.SinCos(heading);
            (x, y) = (Math.Clamp(x + (length * cosine), -0.92, 0.92), Math.Clamp(y + (length * sine), -0.92, 0.92));
            chain.Add((x, y));
        }

        return Inked((x, y) => Shapes.FromChain(x, y, chain) < 0.06);
    }

    private static Func<double, double, double> Blobs(CounterRandom random)
    {
        var size = 0.15 + (0.3 * random.NextDouble());
        var blobs = Enumerable.Range(0, 3 + random.NextInt(6)).Select(_ => (
            X: Spread(random, 0.75), Y: Spread(random, 0.75), Along: size * (0.6 + (0.8 * random.NextDouble())),
            Across: size * (0.4 + (0.6 * random.NextDouble())), Turn: 180 * random.NextDouble())).ToArray();
        return Inked((x, y) => blobs.Any(next =>
            Shapes.InEllipse(x, y, next.X, next.Y, next.Along, next.Across, next.Turn)));
    }

    private static Func<double, double, double> Letter(CounterRandom random)
    {
        var strokes = Letters[random.NextInt(Letters.Length)];
        var (turn, large, thick) = (Spread(random, 180), 0.75 + (0.3 * random.NextDouble()), 0.06 + (0.05 * random.NextDouble()));
        var (slant, atX, atY) = (Spread(random, 0.3), Spread(random, 0.15), Spread(random, 0.15));
        return Inked((x, y) =>
        {
            var (u, v) = Shapes.Turn(x - atX, y - atY, turn);
            return strokes.Any(stroke => Shapes.FromChain((u / large) - (slant * v), v / large, stroke) < thick);
        });
    }

    // Corners all around a place, near and far by chance.
    private static Func<double, double, double> Polygon(CounterRandom random)
    {
        var corners = 5 + random.NextInt(6);
        var chain = new (double X, double Y)[corners];
        for (var i = 0; i < corners; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (i + Spread(random, 0.35)) / corners);
            var away = 0.25 + (0.65 * random.NextDouble());
            chain[i] = (away * cosine, away * sine);
        }

        return Inked((x, y) => Inside(chain, x, y));
    }

    // A sum of waves of random directions above a level.
    private static Func<double, double, double> Field(CounterRandom random)
    {
        var fineness = 2 + (4 * random.NextDouble());
        var waves = Enumerable.Range(0, 8).Select(_ => (
            Turn: 360 * random.NextDouble(), Number: fineness * (0.4 + (0.8 * random.NextDouble())),
            Phase: 2 * Math.PI * random.NextDouble())).ToArray();
        var level = Spread(random, 1.2);
        return Inked((x, y) => waves.Sum(wave =>
            Math.Sin((wave.Number * Shapes.Turn(x, y, wave.Turn).U) + wave.Phase)) > level);
    }

    // Bars of several lengths in lines, as words from afar.
    private static Func<double, double, double> Writing(CounterRandom random)
    {
        var (line, turn) = (0.3 + (0.25 * random.NextDouble()), Spread(random, 20));
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

        return Inked((x, y) =>
        {
            var (u, v) = Shapes.Turn(x, y, turn);
            return words.Any(next => u > next.Left && u < next.Right && v > next.Bottom && v < next.Top);
        });
    }

    // Whether a ray to the right crosses the border an odd number of times.
    private static bool Inside((double X, double Y)[] chain, double x, double y)
    {
        var inside = false;
        for (var i = 0; i < chain.Length; i++)
        {
            var (a, b) = (chain[i], chain[(i + 1) % chain.Length]);
            if (a.Y > y != b.Y > y && x < a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)))
                inside = !inside;
        }

        return inside;
    }

    private static double Spread(CounterRandom random, double half) => half * ((2 * random.NextDouble()) - 1);

    private static Func<double, double, double> Inked(Func<double, double, bool> inked) =>
        (x, y) => inked(x, y) ? KnownDrawing.Ink : KnownDrawing.Paper;
}
