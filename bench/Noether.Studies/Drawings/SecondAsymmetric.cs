using Noether.Numerics;
using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Drawings.SecondDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Letters, things, maps and pages without symmetry, and some that would have one but for a part.</summary>
internal static class SecondAsymmetric
{
    /// <summary>The drawings; neighbours are of one kind, as they go to different halves.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        None("clock-at-four", (x, y) => Ring(x, y, 0, 0, 0.72, 0.05) || Near(x, y, 0.05, (0, 0), (0.3, -0.18)) || Near(x, y, 0.04, (0, 0), (-0.06, 0.56))),
        None("clock-at-eight", (x, y) => Disc(x, y, 0.03, 0, 0.75) && !Disc(x, y, 0.03, 0, 0.66) || Near(x, y, 0.05, (0.03, 0), (-0.3, -0.16)) || Near(x, y, 0.035, (0.03, 0), (0.35, 0.42))),
        None("face-with-a-wink", (x, y) => Ring(x, y, 0, 0, 0.72, 0.05) || Disc(x, y, -0.28, 0.2, 0.1) || Near(x, y, 0.045, (0.15, 0.2), (0.4, 0.26)) || Near(x, y, 0.05, (-0.35, -0.25), (0, -0.42), (0.3, -0.2))),
        None("face-with-a-scar", (x, y) => Ring(x, y, 0, 0, 0.72, 0.05) || Disc(Math.Abs(x), y, 0.28, 0.2, 0.09) || Near(x, y, 0.05, (-0.3, -0.35), (0.3, -0.35)) || Near(x, y, 0.04, (0.2, -0.05), (0.52, -0.2))),
        None("pinwheel-one-missing", (x, y) => (Math.Atan2(y, x) * 180 / Math.PI, Math.Sqrt((x * x) + (y * y))) is var (a, r) && r < 0.8 && a is < 90 and > -180 && MathF.Abs((float)(((a + 360) % 90) - 30 - (30 * r))) < 20),
        None("flower-one-short", (x, y) => (Math.Atan2(y, x), Math.Sqrt((x * x) + (y * y))) is var (a, r) && (r < 0.5 + (0.28 * Math.Cos(5 * a)) && !(a is > 0.7 and < 1.9 && r > 0.3) && !(a is > 2.2 and < 2.8 && r > 0.6))),
        None("letter-f-large", (x, y) => Near(x, y, 0.09, (0.4, 0.7), (-0.3, 0.7), (-0.3, -0.75)) || Near(x, y, 0.09, (-0.3, 0.05), (0.25, 0.05))).OnPage(400, 450, 420, 900, 860),
        None("letter-g-heavy", (x, y) => Near(x, y, 0.1, (0.5, 0.45), (0.2, 0.68), (-0.25, 0.65), (-0.52, 0.3), (-0.52, -0.3), (-0.25, -0.65), (0.2, -0.68), (0.5, -0.4), (0.5, 0), (0.1, 0))),
        None("letter-r-small", (x, y) => Near(x, y, 0.1, (-0.4, -0.75), (-0.4, 0.7), (0.15, 0.68), (0.38, 0.4), (0.15, 0.08), (-0.4, 0.05)) || Near(x, y, 0.1, (0, 0.05), (0.45, -0.75))).OnPage(30, 36, 30, 72, 64, 1),
        None("letter-j-by-hand", (x, y) => Near(x, y, 0.06, (0.35, 0.75), (0.3, -0.35), (0.1, -0.65), (-0.2, -0.68), (-0.4, -0.45))).ByHand(11),
        None("numeral-4-thin", (x, y) => Near(x, y, 0.04, (0.2, -0.75), (0.2, 0.75), (-0.5, -0.25), (0.5, -0.25))),
        None("numeral-6-heavy", (x, y) => Near(x, y, 0.1, (0.3, 0.65), (-0.1, 0.65), (-0.4, 0.2), (-0.42, -0.3), (-0.15, -0.68), (0.2, -0.66), (0.42, -0.35), (0.3, -0.02), (0, 0.06), (-0.35, -0.15))),
        None("numeral-2-heavy", (x, y) => Near(x, y, 0.1, (-0.42, 0.4), (-0.2, 0.7), (0.2, 0.7), (0.42, 0.4), (-0.4, -0.68), (0.45, -0.68))),
        None("numeral-9-thin", (x, y) => Near(x, y, 0.04, (0.4, 0.35), (0.15, 0.05), (-0.2, 0.1), (-0.38, 0.4), (-0.15, 0.72), (0.2, 0.7), (0.4, 0.35), (0.3, -0.4), (-0.1, -0.75))),
        None("boot-outlined", (x, y) => Outline(x, y, 0.035, (u, v) => Box(u, v, -0.15, 0.2, 0.22, 0.5) || (Box(u, v, 0.1, -0.45, 0.48, 0.2) && v < -0.25 - (0.2 * Math.Max(0, u - 0.2))))),
        None("axe", (x, y) => Turn(x, y, 50) is var (u, v) && ((Math.Abs(v) < 0.06 && Math.Abs(u) < 0.8) || (u is > 0.4 and < 0.75 && v is > 0 and < 0.4 && Math.Abs(u - 0.57) < 0.1 + (0.2 * v)))),
        None("guitar", (x, y) => Turn(x, y, 35) is var (u, v) && (Disc(u, v, -0.45, 0, 0.35) || Disc(u, v, -0.05, 0.03, 0.25) || (Math.Abs(v) < 0.05 && u is > 0 and < 0.8) || Box(u, v, 0.82, 0.05, 0.1, 0.1))),
        None("watch-with-crown", (x, y) => Ring(x, y, 0, 0, 0.55, 0.06) || Box(x, y, 0.66, 0.1, 0.07, 0.09) || Box(x, y, 0, 0.72, 0.22, 0.14) || Box(x, y, 0, -0.72, 0.22, 0.14) || Near(x, y, 0.04, (-0.2, 0.22), (0, 0), (0.3, 0.2))),
        Map("map-one", 201),
        Map("map-two", 202),
        Map("map-large", 203).OnPage(400, 500, 400, 1000, 800),
        Map("map-three", 204),
        Words("text-four-lines", 211, 0.42),
        Words("text-five-lines", 212, 0.36),
        Scribble("scribble-thin", 221, 0.03),
        Scribble("scribble-heavy", 222, 0.08),
        Scribble("scribble-tiny", 223, 0.07).OnPage(30, 36, 34, 70, 68),
        Scribble("scribble-large", 224, 0.05).OnPage(380, 420, 400, 840, 800, 3),
        Squares("logo-of-squares", 231),
        Squares("logo-of-tiles", 232),
        Squares("logo-of-squares-grey", 233).OnPage(200, 260, 240, 500, 460, 1),
        Squares("logo-of-tiles-large", 234).OnPage(330, 360, 350, 720, 700, 2),
    ];

    private static KnownDrawing None(string name, Func<double, double, bool> inked) => KnownDrawing.Of(name, inked, []);

    // Coasts: a level of a field of waves.
    private static KnownDrawing Map(string name, ulong seed)
    {
        var random = new CounterRandom(seed, 0);
        var waves = Enumerable.Range(0, 12).Select(_ => (
            Size: 2 + (5 * random.NextDouble()), Angle: 2 * Math.PI * random.NextDouble(), Phase: 2 * Math.PI * random.NextDouble())).ToArray();
        return None(name, (x, y) => waves.Sum(wave =>
            Math.Sin((wave.Size * ((x * Math.Cos(wave.Angle)) + (y * Math.Sin(wave.Angle)))) + wave.Phase) / wave.Size) > 0.15 + (0.9 * ((x * x) + (y * y) - 0.5)));
    }

    private static KnownDrawing Words(string name, ulong seed, double line)
    {
        var random = new CounterRandom(seed, 0);
        var words = new List<(double X, double Y, double Half)>();
        for (var middle = 0.75; middle > -0.8; middle -= line)
        {
            for (var at = -0.85; at < 0.65;)
            {
                var half = 0.08 + (0.14 * random.NextDouble());
                words.Add((at + half, middle, half));
                at += (2 * half) + 0.12;
            }
        }

        return None(name, (x, y) => words.Any(word => Box(x, y, word.X, word.Y, word.Half, 0.25 * line)));
    }

    private static KnownDrawing Scribble(string name, ulong seed, double thick)
    {
        var random = new CounterRandom(seed, 0);
        var corners = Enumerable.Range(0, 10).Select(_ => ((1.5 * random.NextDouble()) - 0.75, (1.5 * random.NextDouble()) - 0.75)).ToArray();
        return None(name, (x, y) => Near(x, y, thick, corners));
    }

    // Five by five squares, each inked or not, as pictures of unknown users are made of, but without their mirror.
    private static KnownDrawing Squares(string name, ulong seed)
    {
        var random = new CounterRandom(seed, 0);
        var inked = Enumerable.Range(0, 25).Select(_ => random.NextDouble() < 0.5).ToArray();
        return None(name, (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.8
            && inked[(5 * (int)((y + 0.8) / 0.32)) + (int)((x + 0.8) / 0.32)]);
    }
}
