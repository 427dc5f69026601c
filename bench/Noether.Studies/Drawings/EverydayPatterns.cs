using Noether.Numerics;
using Noether.Studies.Known;
using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;

namespace Noether.Studies.Drawings;

/// <summary>Boards, stripes, hatching, pages of text, scribbles and textures like those of photographs.</summary>
internal static class EverydayPatterns
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        new("board-all-over", (x, y) => Board(x + 0.07, y - 0.04, 0.4), [Lattice(45, 0.4 * Math.Sqrt(2), 135, 0.4 * Math.Sqrt(2))],
            [Dihedral(4, 0, 0.13, 0.24), .. Centres(0.4, 0.13, 0.24), .. Mirrors(0, 0, 0.24, 0.4), .. Mirrors(90, 0.13, 0, 0.4), .. Mirrors(45, 0.13, 0.24, 0.4 / Math.Sqrt(2)), .. Mirrors(135, 0.13, 0.24, 0.4 / Math.Sqrt(2))]),
        new("board-with-margin", (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.8 ? Board(x, y, 0.4) : 0.93, [Dihedral(2, 45)],
            [Lattice(45, 0.4 * Math.Sqrt(2), 135, 0.4 * Math.Sqrt(2))]),
        new("stripes-26", (x, y) => Stripe(Shapes.Turn(x, y, 26).V, 0.5, 0.5), [Translation(26)],
            [Repeats(116, 0.5), .. Mirrors(26, 0, 0, 0.25), .. Mirrors(26, 0.125 * Math.Sin(26 * Math.PI / 180), -0.125 * Math.Cos(26 * Math.PI / 180), 0.25)]),
        new("stripes-uneven-75", (x, y) => Shapes.Band(Shapes.Turn(x, y, 75).V, [-0.9, -0.62, -0.2, -0.05, 0.5, 0.62], [0.9, 0.15, 0.9, 0.15, 0.9, 0.15, 0.9]), [Translation(75)], []),
        new("hatching-140", (x, y) => Stripe(Shapes.Turn(x, y, 140).V, 0.35, 0.3), [Translation(140)],
            [Repeats(50, 0.35), .. Mirrors(140, 0, 0, 0.175), .. Mirrors(140, 0.0525 * Math.Sin(140 * Math.PI / 180), -0.0525 * Math.Cos(140 * Math.PI / 180), 0.175)]),
        new("hatching-crossed", (x, y) => Math.Min(Stripe(Shapes.Turn(x, y, 18).V, 0.5, 0.3), Stripe(Shapes.Turn(x, y, 108).V, 0.62, 0.3)), [Lattice(18, 0.62, 108, 0.5)],
            [.. Mirrors(18, 0, 0, 0.01), .. Mirrors(108, 0, 0, 0.01), .. Grid(2, 0.1)]),
        new("waves-in-rows", (x, y) => Stripe(y + (0.12 * Math.Sin(2 * Math.PI * x / 0.8)), 0.5, 0.45), [Lattice(0, 0.8, 90, 0.5)],
            [Repeats(0, 0.8), Repeats(90, 0.5), .. Mirrors(90, 0.2, 0, 0.4), .. Grid(2, 0.1)]),
        new("row-of-flags", (x, y) => Flag(Fold(x + 0.1, 0.7), y) ? 0.12 : 0.93, [Repeats(0, 0.7)], []),
        new("tiles-of-hooks", (x, y) => Hook(Fold(x, 0.75), Fold(y + 0.1, 0.62)) ? 0.12 : 0.93, [Lattice(0, 0.75, 90, 0.62)], []),
        new("dots-in-rows", (x, y) => Math.Sqrt((Fold(x, 0.5) * Fold(x, 0.5)) + (Fold(y, 0.5) * Fold(y, 0.5))) < 0.15 ? 0.12 : 0.93, [Lattice(0, 0.5, 90, 0.5)],
            [.. Grid(4, 0.25), .. Mirrors(0, 0, 0, 0.25), .. Mirrors(90, 0, 0, 0.25), .. Mirrors(45, 0, 0, 0.25 / Math.Sqrt(2)), .. Mirrors(135, 0, 0, 0.25 / Math.Sqrt(2))]),
        new("rings-of-water", (x, y) => 0.5 + (0.4 * Math.Sin(9 * Math.Sqrt(((x - 0.1) * (x - 0.1)) + ((y + 0.05) * (y + 0.05))))), [Rotation(0.1, -0.05)], []),
        new("rings-rising", (x, y) => 0.5 + (0.4 * Math.Cos(7.3 * Math.Sqrt(((x + 0.08) * (x + 0.08)) + (y * y)))), [Rotation(-0.08, 0)], []),
        new("brick-wall", (x, y) => Brick(x, y, 0.7, 0.36), [Lattice(0, 0.7, Math.Atan2(0.36, 0.35) * 180 / Math.PI, Math.Sqrt((0.36 * 0.36) + (0.35 * 0.35)))],
            [.. Grid(2, 0.01), .. Mirrors(0, 0, 0.18, 0.36), .. Mirrors(90, 0, 0, 0.175)]),
        new("brick-wall-turned", (x, y) => Shapes.Turn(x, y, 15) is var (u, v) ? Brick(u, v, 0.8, 0.42) : 0, [Lattice(15, 0.8, 15 + (Math.Atan2(0.42, 0.4) * 180 / Math.PI), Math.Sqrt((0.42 * 0.42) + (0.4 * 0.4)))],
            [.. Grid(2, 0.01), .. Mirrors(15, 0, 0, 0.01), .. Mirrors(105, 0, 0, 0.01)]),
        Page("text-large", 81, 0.4),
        Page("text-wide", 82, 0.55),
        Line("scribble-one", 91),
        Line("scribble-two", 92),
        Line("scribble-small", 93).OnPage(60, 110, 100, 400, 320, 0),
        Line("signature", 94).OnPage(80, 300, 300, 500, 420, 3),
        Texture("clouds", 101, 3.2),
        Texture("marble", 102, 4.4),
        Texture("grass-like", 103, 9),
        Texture("hills", 104, 2.4),
        Leaning("landscape", 105),
        Leaning("still-life", 106),
        KnownDrawing.Of("face-drawn", (x, y) => Ring(x, y, 0.05, 0, 0.75, 0.05) || Shapes.InEllipse(Math.Abs(x - 0.05), y, 0.28, 0.22, 0.09, 0.13) || Near(Math.Abs(x - 0.05), y, 0.05, (0, -0.42), (0.3, -0.3)), [Mirror(90, 0.05)]),
        KnownDrawing.Of("mask", (x, y) => Shapes.InEllipse(x, y, 0, 0, 0.6, 0.8) && !Shapes.InEllipse(Math.Abs(x), y, 0.25, 0.2, 0.15, 0.08, 15) && !Shapes.InEllipse(x, y, 0, -0.4, 0.25, 0.1), [Mirror(90)]).OnPage(75, 420, 110, 560, 320, 2),
        KnownDrawing.Of("face-winking", (x, y) => Ring(x, y, 0, 0, 0.75, 0.05) || Shapes.InEllipse(x, y, 0.28, 0.22, 0.09, 0.13) || Near(x, y, 0.05, (-0.4, 0.2), (-0.15, 0.25)) || Near(x, y, 0.05, (-0.3, -0.2), (-0.1, -0.42), (0.35, -0.25)), []),
        KnownDrawing.Of("clock-at-ten", (x, y) => Ring(x, y, 0, 0, 0.75, 0.05) || Near(x, y, 0.05, (0, 0), (-0.35, 0.2)) || Near(x, y, 0.04, (0, 0), (0.1, 0.58)), []),
    ];

    private static double Fold(double x, double period) => x - (period * Math.Round(x / period));

    private static double Board(double x, double y, double cell) =>
        (Math.Floor(x / cell) + Math.Floor(y / cell)) % 2 == 0 ? 0.12 : 0.93;

    private static double Stripe(double v, double period, double share) =>
        (v / period) - Math.Floor(v / period) < share ? 0.12 : 0.93;

    private static double Brick(double x, double y, double wide, double high)
    {
        var row = Math.Floor(y / high);
        var along = Math.Abs(Fold(x - (row % 2 == 0 ? 0 : 0.5 * wide), wide));
        return Math.Min((0.5 * wide) - along, (0.5 * high) - Math.Abs(y - ((row + 0.5) * high))) < 0.035 ? 0.9 : 0.3;
    }

    private static bool Flag(double x, double y) => (Math.Abs(x + 0.2) < 0.04 && Math.Abs(y) < 0.7) || (x is > -0.2 and < 0.2 && y > 0.1 && y < 0.7 - (0.8 * (x + 0.2)));

    private static bool Hook(double x, double y) => Near(x, y, 0.06, (-0.2, -0.18), (-0.2, 0.18), (0.15, 0.18)) || Near(x, y, 0.06, (-0.2, 0), (0.05, 0));

    // Where the pattern has half turns or D_n about many places, any of them is right.
    private static IEnumerable<KnownElement> Grid(int order, double step)
    {
        var count = (int)(0.6 / step);
        for (var i = -count; i <= count; i++)
        {
            for (var j = -count; j <= count; j++)
            {
                yield return Dihedral(order, 0, i * step, j * step);
                yield return Cyclic(2, i * step, j * step);
            }
        }
    }

    private static IEnumerable<KnownElement> Centres(double cell, double x, double y)
    {
        for (var i = -2; i <= 2; i++)
        {
            for (var j = -2; j <= 2; j++)
            {
                yield return Dihedral(4, 0, x + (i * cell), y + (j * cell));
                yield return Dihedral(2, 45, x + ((i + 0.5) * cell), y + ((j + 0.5) * cell));
                yield return Cyclic(2, x + ((i + 0.5) * cell), y + ((j + 0.5) * cell));
            }
        }
    }

    private static KnownDrawing Page(string name, ulong seed, double line)
    {
        var random = new CounterRandom(seed, 0);
        var words = new List<(double Left, double Right, double Bottom, double Top)>();
        for (var bottom = -0.85; bottom < 0.8; bottom += line)
        {
            for (var at = -0.85; at < 0.6;)
            {
                var wide = 0.15 + (0.4 * random.NextDouble());
                words.Add((at, Math.Min(0.85, at + wide), bottom, bottom + (line * (0.4 + (0.25 * random.NextDouble())))));
                at += wide + 0.15;
            }
        }

        return KnownDrawing.Of(name, (x, y) => words.Any(word => x > word.Left && x < word.Right && y > word.Bottom && y < word.Top), []);
    }

    private static KnownDrawing Line(string name, ulong seed)
    {
        var random = new CounterRandom(seed, 0);
        var corners = Enumerable.Range(0, 9).Select(_ => ((1.6 * random.NextDouble()) - 0.8, (1.4 * random.NextDouble()) - 0.7)).ToArray();
        return KnownDrawing.Of(name, (x, y) => Near(x, y, 0.05, corners), []);
    }

    // Waves of many directions, as clouds and stone look from afar, with the grain of a photograph.
    private static KnownDrawing Texture(string name, ulong seed, double waves) => new(name, Field(seed, waves), [], []);

    private static Func<double, double, double> Field(ulong seed, double waves)
    {
        var random = new CounterRandom(seed, 0);
        var parts = Enumerable.Range(0, 14).Select(_ => (
            Size: waves * (0.6 + random.NextDouble()), Angle: 2 * Math.PI * random.NextDouble(), Phase: 2 * Math.PI * random.NextDouble())).ToArray();
        return (x, y) => Math.Clamp(0.5 + (0.09 * parts.Sum(part =>
            Math.Sin((part.Size * ((x * Math.Cos(part.Angle)) + (y * Math.Sin(part.Angle)))) + part.Phase))), 0, 1);
    }

    // Shapes before a ground whose light falls off to one side.
    private static KnownDrawing Leaning(string name, ulong seed)
    {
        var (field, random) = (Field(seed, 5), new CounterRandom(seed, 1));
        var shapes = Enumerable.Range(0, 4).Select(_ => (
            X: (1.4 * random.NextDouble()) - 0.7, Y: (1.2 * random.NextDouble()) - 0.6, Wide: 0.2 + (0.3 * random.NextDouble()),
            High: 0.15 + (0.25 * random.NextDouble()), Turn: 180 * random.NextDouble(), Grey: random.NextDouble())).ToArray();
        return new(name, (x, y) =>
        {
            var grey = 0.55 + (0.2 * x) + (0.1 * y) + (0.15 * (field(x, y) - 0.5));
            foreach (var shape in shapes)
            {
                if (Shapes.InEllipse(x, y, shape.X, shape.Y, shape.Wide, shape.High, shape.Turn))
                    grey = (0.15 + (0.7 * shape.Grey)) + (0.1 * (field(x, y) - 0.5));
            }

            return Math.Clamp(grey, 0, 1);
        }, [], []);
    }
}
