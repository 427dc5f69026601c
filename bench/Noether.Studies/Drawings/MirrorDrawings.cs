using Noether.Studies.Known;
using static Noether.Studies.Drawings.KnownElement;

namespace Noether.Studies.Drawings;

/// <summary>Drawings with one mirror line, and letters with two.</summary>
internal static class MirrorDrawings
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        Upright("moth", 0.08, (s, y) => Shapes.InEllipse(s, y, 0, 0, 0.08, 0.45)
            || (Shapes.InEllipse(s, y, 0.45, 0.25, 0.42, 0.24, 25) && !Shapes.InEllipse(s, y, 0.5, 0.3, 0.12, 0.1))
            || Shapes.InEllipse(s, y, 0.32, -0.3, 0.28, 0.2, -30)),
        Upright("owl", -0.06, (s, y) => (Shapes.InEllipse(s, y, 0, -0.1, 0.55, 0.75)
            && !Shapes.InEllipse(s, y, 0.22, 0.25, 0.17, 0.17) && !Shapes.InEllipse(s, y, 0, -0.4, 0.25, 0.3))
            || Shapes.InEllipse(s, y, 0.22, 0.25, 0.07, 0.07) || Near(s, y, 0.06, (0.35, 0.45), (0.5, 0.85))),
        Upright("heart", 0, (s, y) => Shapes.InEllipse(s, y, 0.3, 0.15, 0.55, 0.36, 48)),
        Upright("house", 0.1, (s, y) => (s < 0.5 && y is > -0.7 and < 0.1 && !(s < 0.14 && y < -0.25))
            || (y is >= 0.1 and < 0.7 && s < 0.72 * (0.7 - y) / 0.6)),
        Upright("fir", -0.1, (s, y) => (s < 0.09 && y is > -0.9 and < -0.5)
            || (y is >= -0.5 and < 0 && s < 0.7 * (0.15 - y) / 0.65)
            || (y is >= 0 and < 0.4 && s < 0.5 * (0.5 - y) / 0.5)
            || (y is >= 0.4 and < 0.85 && s < 0.35 * (0.85 - y) / 0.45)),
        Upright("vase", 0, (s, y) => y is > -0.8 and < 0.8
            && s < 0.32 + (0.22 * Math.Sin((3.2 * y) - 0.9)) + (0.08 * y)),
        Upright("anchor", 0.05, (s, y) => Near(s, y, 0.07, (0, 0.6), (0, -0.7), (0.35, -0.55), (0.6, -0.2))
            || Near(s, y, 0.06, (0, 0.35), (0.35, 0.35)) || Ring(s, y, 0, 0.7, 0.13, 0.05)),
        Upright("mushroom", -0.12, (s, y) => (s < 0.16 + (0.1 * (0.1 - y)) && y is > -0.75 and < 0.15)
            || (y > 0.1 && Shapes.InEllipse(s, y, 0, 0.1, 0.7, 0.6)
                && !Shapes.InEllipse(s, y, 0.3, 0.35, 0.1, 0.08))),
        Upright("bell", 0, (s, y) => (y is > -0.5 and < 0.75 && s < 0.22 + (0.42 * Math.Pow((0.75 - y) / 1.25, 3)))
            || (s < 0.7 && y is > -0.6 and <= -0.5) || Shapes.InEllipse(s, y, 0, -0.7, 0.12, 0.12)),
        Upright("letter-a", 0, (s, y) => Near(s, y, 0.08, (0, 0.75), (0.5, -0.75))
            || Near(s, y, 0.07, (0, -0.15), (0.3, -0.15))),
        Upright("letter-m", 0.06, (s, y) => Near(s, y, 0.08, (0.6, -0.7), (0.6, 0.7), (0, -0.1))),
        Upright("letter-t", -0.05, (s, y) => (s < 0.1 && y is > -0.75 and < 0.75) || (s < 0.6 && y is > 0.5 and < 0.75)),
        Upright("letter-u", 0, (s, y) => Near(s, y, 0.09, (0.5, 0.75), (0.5, -0.3), (0.35, -0.62), (0, -0.72))),
        Upright("letter-y", 0, (s, y) => Near(s, y, 0.09, (0.65, 0.75), (0, 0.2), (0, -0.75))),
        Turned("fish", 0, 0, 0.05, (along, s) => Shapes.InEllipse(along, s, -0.15, 0, 0.55, 0.33)
            || (along is > 0.3 and < 0.85 && s < 0.6 * (along - 0.2) && s > 0.5 * (along - 0.6))),
        Turned("letter-e", 0, 0, -0.06, (along, s) => (along is > -0.5 and < -0.28 && s < 0.75)
            || (along is > -0.5 and < 0.5 && s is > 0.55 and < 0.75) || (along is > -0.5 and < 0.3 && s < 0.1)),
        Turned("letter-b", 0, 0, 0, (along, s) => Near(along, s, 0.09, (-0.4, 0), (-0.4, 0.72), (0.15, 0.68), (0.4, 0.4),
            (0.2, 0.06), (-0.4, 0))),
        Turned("arrow", 38, 0.05, 0, (along, s) => (along is > -0.8 and < 0.2 && s < 0.13)
            || (along is >= 0.2 and < 0.85 && s < 0.5 * (0.85 - along) / 0.65)),
        Turned("moth-slanted", 110, -0.1, 0.05, (along, s) => Shapes.InEllipse(along, s, 0, 0, 0.5, 0.08)
            || Shapes.InEllipse(along, s, 0.2, 0.4, 0.24, 0.38, 15)
            || Shapes.InEllipse(along, s, -0.32, 0.28, 0.2, 0.26, -20)),
        Turned("letter-w-slanted", 65, 0, 0, (along, s) => Near(along, s, 0.08, (0.55, 0.7), (-0.55, 0.4), (0.2, 0))),
        Turned("crescent", 150, 0, 0, (along, s) => Shapes.InEllipse(along, s, -0.05, 0, 0.75, 0.75)
            && !Shapes.InEllipse(along, s, 0.35, 0, 0.62, 0.62)),
        Turned("leaf-veined", 55, 0.05, -0.05, (along, s) => (along is > -0.8 and < 0.8
            && s < 0.5 * Math.Sqrt(Math.Max(0, 0.8 - along)) * (0.8 + along) / 1.2
            && s > 0.05 && !Near(along, s, 0.04, (-0.3, 0), (0.1, 0.4)))
            || (along is > -0.98 and <= -0.8 && s < 0.05)),
        Double("letter-h", 2, 90, (x, y) => Near(Math.Abs(x), y, 0.1, (0.45, -0.75), (0.45, 0.75))
            || (Math.Abs(x) < 0.45 && Math.Abs(y) < 0.1)),
        Double("letter-i", 2, 90, (x, y) => (Math.Abs(x) < 0.12 && Math.Abs(y) < 0.75)
            || (Math.Abs(x) < 0.4 && Math.Abs(y) is > 0.55 and < 0.75)),
        Double("rhombus", 2, 20, (x, y) =>
        {
            var (u, v) = Shapes.Turn(x, y, 20);
            return Math.Abs(u / 0.85) + Math.Abs(v / 0.45) < 1;
        }),
        Double("ellipse", 2, 125, (x, y) => Shapes.InEllipse(x, y, 0, 0, 0.8, 0.42, 125)),
        Double("rectangle-frame", 2, 0, (x, y) => Math.Max(Math.Abs(x) / 0.8, Math.Abs(y) / 0.5) is > 0.75 and < 1),
    ];

    /// <summary>Whether a place is within reach of a chain of lines.</summary>
    public static bool Near(double x, double y, double reach, params (double X, double Y)[] corners) =>
        Shapes.FromChain(x, y, corners) < reach;

    /// <summary>Whether a place lies on a ring.</summary>
    public static bool Ring(double x, double y, double middleX, double middleY, double radius, double half) =>
        Math.Abs(Math.Sqrt(((x - middleX) * (x - middleX)) + ((y - middleY) * (y - middleY))) - radius) < half;

    /// <summary>The side away from an upright line.</summary>
    public static KnownDrawing Upright(string name, double at, Func<double, double, bool> inked) =>
        KnownDrawing.Of(name, (x, y) => inked(Math.Abs(x - at), y), [Mirror(90, at)]);

    /// <summary>Along a line through a point, and the side away from it.</summary>
    public static KnownDrawing Turned(
        string name, double angle, double atX, double atY, Func<double, double, bool> inked) =>
        KnownDrawing.Of(
            name,
            (x, y) =>
            {
                var (along, across) = Shapes.Turn(x - atX, y - atY, angle);
                return inked(along, Math.Abs(across));
            },
            [Mirror(angle, atX, atY)]);

    public static KnownDrawing Double(string name, int order, double angle, Func<double, double, bool> inked) =>
        KnownDrawing.Of(name, inked, [Dihedral(order, angle)]);
}
