using Noether.Numerics;
using Noether.Studies.Known;
using static Noether.Studies.Drawings.MirrorDrawings;

namespace Noether.Studies.Drawings;

/// <summary>Drawings without symmetry.</summary>
internal static class AsymmetricDrawings
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        None("loop", (x, y) => Near(x, y, 0.06, (-0.8, 0.5), (-0.3, 0.75), (0.2, 0.4), (0.1, -0.1), (-0.3, -0.2),
            (-0.4, 0.2), (0, 0.5), (0.55, 0.2), (0.75, -0.4), (0.3, -0.8))),
        None("path", (x, y) => Near(x, y, 0.07, (-0.9, -0.8), (-0.6, -0.2), (-0.1, -0.35), (0.2, 0.1), (-0.2, 0.6),
            (0.5, 0.8), (0.8, 0.3))),
        None("spiral", (x, y) =>
        {
            var turns = (Math.Atan2(y, x) / (2 * Math.PI)) + 0.5;
            var away = (Math.Sqrt((x * x) + (y * y)) / 0.32) - turns;
            return away - Math.Floor(away) < 0.4 && Math.Sqrt((x * x) + (y * y)) < 0.9;
        }),
        None("letter-f", (x, y) => Near(x, y, 0.1, (-0.3, -0.75), (-0.3, 0.7), (0.45, 0.7))
            || Near(x, y, 0.09, (-0.3, 0.1), (0.25, 0.1))),
        None("letter-g", (x, y) => Near(x, y, 0.1, (0.5, 0.5), (0.1, 0.72), (-0.35, 0.55), (-0.55, 0), (-0.35, -0.55),
            (0.1, -0.72), (0.5, -0.5), (0.5, -0.05), (0.15, -0.05))),
        None("letter-j", (x, y) => Near(x, y, 0.1, (0.3, 0.75), (0.3, -0.4), (0.1, -0.7), (-0.25, -0.65), (-0.4, -0.35))),
        None("letter-p", (x, y) => Near(x, y, 0.09, (-0.35, -0.75), (-0.35, 0.72), (0.2, 0.68), (0.42, 0.4), (0.2, 0.1),
            (-0.35, 0.06))),
        None("letter-q", (x, y) => (Shapes.InEllipse(x, y, 0, 0.05, 0.55, 0.68) && !Shapes.InEllipse(x, y, 0, 0.05, 0.37, 0.5))
            || Near(x, y, 0.09, (0.1, -0.25), (0.65, -0.85))),
        None("letter-r", (x, y) => Near(x, y, 0.09, (-0.35, -0.75), (-0.35, 0.72), (0.2, 0.68), (0.4, 0.4), (0.2, 0.1),
            (-0.35, 0.06)) || Near(x, y, 0.09, (0, 0.06), (0.5, -0.75))),
        None("letter-l", (x, y) => Near(x, y, 0.1, (-0.2, 0.8), (-0.2, -0.65), (0.4, -0.65))),
        None("numeral-7", (x, y) => Near(x, y, 0.09, (-0.5, 0.7), (0.5, 0.7), (-0.1, -0.8))),
        None("numeral-4", (x, y) => Near(x, y, 0.09, (0.55, -0.25), (-0.6, -0.25), (0.15, 0.75), (0.15, -0.8))),
        None("stones", (x, y) => Shapes.InEllipse(x, y, -0.45, 0.5, 0.35, 0.25, 30) || Shapes.InEllipse(x, y, 0.5, 0.35, 0.2, 0.42, 10)
            || Shapes.InEllipse(x, y, -0.35, -0.35, 0.42, 0.2, -35) || Shapes.InEllipse(x, y, 0.4, -0.6, 0.28, 0.2, 15)
            || Shapes.InEllipse(x, y, 0.02, 0.05, 0.14, 0.14)),
        None("islands", (x, y) => Math.Sin((3.1 * x) + (1.2 * y) + 0.4) + Math.Cos((1.7 * x) - (2.9 * y) + 1.1)
            + (0.8 * Math.Sin((4.3 * y) + (0.9 * x) - 0.7)) > 0.4),
        None("lakes", (x, y) => Math.Sin((2.2 * x) - (3.3 * y)) + Math.Cos((3.9 * x) + (0.8 * y) + 2)
            + (0.9 * Math.Sin((2.7 * x * y) + (3 * x) + 0.5)) > 0.2),
        None("branch", (x, y) => Near(x, y, 0.07, (-0.2, -0.9), (-0.05, -0.2), (0.3, 0.3), (0.4, 0.85))
            || Near(x, y, 0.055, (-0.05, -0.2), (-0.5, 0.25), (-0.55, 0.7)) || Near(x, y, 0.05, (0.3, 0.3), (0.8, 0.45))
            || Near(x, y, 0.05, (-0.12, -0.5), (0.5, -0.45))),
        None("boot", (x, y) => (x is > -0.4 and < 0.05 && y is > -0.6 and < 0.8)
            || (x is > -0.4 and < 0.7 && y > -0.75 && y < -0.35 + (0.1 * x))),
        None("pan", (x, y) => Shapes.InEllipse(x, y, -0.3, -0.2, 0.42, 0.42) || Near(x, y, 0.07, (0, 0), (0.8, 0.35), (0.82, 0.6))),
        None("text", Text),
    ];

    // Lines of words of bars of several heights, as a page of writing from afar.
    private static bool Text(double x, double y)
    {
        const double Line = 0.42;
        var row = (int)Math.Floor((y + 1) / Line);
        var up = y + 1 - (row * Line);
        var random = new CounterRandom((ulong)(row + 40), 7);
        for (var at = -0.9; at < 0.9;)
        {
            var (wide, high) = (0.1 + (0.35 * random.NextDouble()), 0.14 + (0.12 * random.NextDouble()));
            if (x > at && x < Math.Min(0.92, at + wide))
                return up > 0.08 && up < 0.08 + high;
            at += wide + 0.12;
        }

        return false;
    }

    private static KnownDrawing None(string name, Func<double, double, bool> inked) => KnownDrawing.Of(name, inked, []);
}
