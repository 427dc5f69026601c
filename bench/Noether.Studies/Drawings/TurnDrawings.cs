using Noether.Studies.Known;
using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;

namespace Noether.Studies.Drawings;

/// <summary>Drawings that a turn about a centre leaves as they are.</summary>
internal static class TurnDrawings
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        KnownDrawing.Of("letter-s", (x, y) => Half(x, y, (a, b) => Near(a, b, 0.1, (0, 0), (-0.35, 0.15), (-0.4, 0.5),
            (-0.1, 0.72), (0.4, 0.6))), [Cyclic(2)]),
        KnownDrawing.Of("letter-z", (x, y) => Half(x, y, (a, b) => Near(a, b, 0.09, (0, 0), (0.5, 0.65), (-0.5, 0.65))),
            [Cyclic(2)]),
        KnownDrawing.Of("letter-n", (x, y) => Half(x, y, (a, b) => Near(a, b, 0.09, (0, 0), (-0.5, 0.7), (-0.5, -0.7))),
            [Cyclic(2)]),
        KnownDrawing.Of("two-drops", (x, y) => Half(x - 0.06, y + 0.05, (a, b) =>
            Shapes.InEllipse(a, b, 0.3, 0.4, 0.32, 0.26, 20) || Near(a, b, 0.07, (0.3, 0.5), (-0.3, 0.7), (-0.62, 0.35))),
            [Cyclic(2, 0.06, -0.05)]),
        Blade("triskele", 3, 0, 0, (r, part) => r < 0.85 && r > 0.1 && Math.Abs(part - (0.55 * r)) < 0.13),
        Blade("pinwheel-4", 4, 0.05, -0.05, (r, part) => r < 0.85 && part is > 0.05 and < 0.6 && r < 0.3 + (0.9 * part)),
        Blade("pinwheel-5", 5, 0, 0, (r, part) => r < 0.35 + (0.5 * part)),
        Blade("windmill-6", 6, 0, 0, (r, part) => r < 0.42 + (0.45 * part)),
        Blade("saw-7", 7, 0, 0, (r, part) => r < 0.5 + (0.38 * part) && r > 0.2),
        Blade("saw-8", 8, 0, 0, (r, part) => r < 0.52 + (0.38 * part) && r > 0.2),
        Flower("triangle", 3, 90, 0, 0.05, (r, part) => r * Math.Cos(Math.PI * part / 3) < 0.36, 0.5),
        Flower("trefoil", 3, 30, 0, 0, (r, part) => r < 0.45 + (0.32 * Math.Cos(Math.PI * part * 2 * 0.5))),
        Flower("square", 4, 10, 0, 0, (r, part) => r * Math.Cos(Math.PI * part / 4) < 0.55),
        Flower("cross", 4, 0, 0.06, 0.04, (r, part) =>
            r * Math.Cos(Math.PI * part / 4) < 0.8 && r * Math.Sin(Math.PI * part / 4) < 0.2),
        Flower("clover", 4, 45, 0, 0, (r, part) => r < 0.5 + (0.3 * Math.Cos(Math.PI * part))),
        Flower("star-5", 5, 90, 0, 0, (r, part) => r < 0.4 + (0.45 * (1 - part) * (1 - part))),
        Flower("flower-5", 5, 90, -0.05, 0, (r, part) => r < 0.5 + (0.26 * Math.Cos(Math.PI * part)) && r > 0.15),
        Flower("hexagram", 6, 0, 0, 0, (r, part) => r < 0.45 + (0.4 * (1 - part) * (1 - part))),
        Flower("snow-6", 6, 0, 0, 0, (r, part) => r < 0.85 && r * Math.Sin(Math.PI * part / 6) < 0.09),
        Flower("sun-7", 7, 90, 0, 0, (r, part) => r < 0.45 + (0.4 * (1 - part) * (1 - part))),
        Flower("sun-8", 8, 0, 0, 0, (r, part) => r < 0.45 + (0.4 * (1 - part) * (1 - part))),
        Round("disc", 0.1, -0.08, r => r < 0.55),
        Round("target", -0.05, 0.08, r => r < 0.2 || r is > 0.42 and < 0.64 || r is > 0.86 and < 1.1),
        Round("ring-and-dot", 0.08, 0.06, r => r < 0.14 || r is > 0.5 and < 0.72),
        Round("wide-ring", -0.1, -0.1, r => r is > 0.32 and < 0.7),
    ];

    public static bool Half(double x, double y, Func<double, double, bool> inked) => inked(x, y) || inked(-x, -y);

    /// <summary>Radius, and how far a place is within one of n parts, from 0 to 1.</summary>
    public static KnownDrawing Blade(string name, int order, double atX, double atY, Func<double, double, bool> inked) =>
        KnownDrawing.Of(
            name,
            (x, y) =>
            {
                var part = order * (Math.Atan2(y - atY, x - atX) + Math.PI) / (2 * Math.PI);
                return inked(Radius(x - atX, y - atY), part - Math.Floor(part));
            },
            [Cyclic(order, atX, atY)]);

    /// <summary>Radius, and how far a place is from the nearest tip on the way to the valley, from 0 to 1.</summary>
    public static KnownDrawing Flower(
        string name, int order, double angle, double atX, double atY, Func<double, double, bool> inked,
        double shift = 0) =>
        KnownDrawing.Of(
            name,
            (x, y) =>
            {
                var turned = Math.Atan2(y - atY, x - atX) - (angle * Math.PI / 180);
                var part = (order * turned / (2 * Math.PI)) + shift;
                return inked(Radius(x - atX, y - atY), 2 * Math.Abs(part - Math.Round(part)));
            },
            [Dihedral(order, angle, atX, atY)]);

    public static KnownDrawing Round(string name, double atX, double atY, Func<double, bool> inked) =>
        KnownDrawing.Of(name, (x, y) => inked(Radius(x - atX, y - atY)), [Rotation(atX, atY)]);

    private static double Radius(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
