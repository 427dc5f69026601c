using Noether.Studies.Known;
using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;

namespace Noether.Studies.Drawings;

/// <summary>Arrows, flags, flowers, gears, wheels and signs, many of them turned by odd angles, aside or small.</summary>
internal static class EverydaySigns
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        Turned("arrow-23", 23, 0.05, 0, (along, s) => (along is > -0.8 and < 0.25 && s < 0.1) || (along is >= 0.25 and < 0.8 && s < 0.75 * (0.8 - along))),
        Turned("arrow-thin-157", 157, 0, -0.05, (along, s) => (along is > -0.8 and < 0.8 && s < 0.05) || Near(along, s, 0.05, (0.8, 0), (0.4, 0.3))),
        About("arrow-double", 41, [Dihedral(2, 41)], (u, v) => (Math.Abs(u) < 0.45 && Math.Abs(v) < 0.1) || (Math.Abs(u) is >= 0.4 and < 0.85 && Math.Abs(v) < 0.8 * (0.85 - Math.Abs(u)))),
        About("arrows-four", 0, [Dihedral(4, 0)], (u, v) =>
        {
            var (a, b) = (Math.Max(Math.Abs(u), Math.Abs(v)), Math.Min(Math.Abs(u), Math.Abs(v)));
            return (a < 0.5 && b < 0.08) || (a is >= 0.5 and < 0.85 && b < 0.85 - a);
        }),
        None("arrow-curved", (x, y) => (Ring(x, y, 0, -0.2, 0.55, 0.09) && (y > -0.2 || x < -0.2)) || (y is < -0.2 and > -0.65 && Math.Abs(x - 0.55) < 0.6 * (y + 0.65))),
        Around("arrows-in-a-ring", 3, 14, 0, 0, mirrored: false, (angle, r) => (Math.Abs(r - 0.6) < 0.08 && angle is > 0.1 and < 0.7)
            || (angle is >= 0.7 and < 0.9 && Math.Abs(r - 0.6) < 0.9 * (0.9 - angle))),
        KnownDrawing.Of("flag-cross", (x, y) => Math.Abs(x) < 0.85 && Math.Abs(y) < 0.6 && !(Math.Abs(x + 0.25) < 0.12 || Math.Abs(y) < 0.12), [Mirror(0)]),
        new("flag-tricolour", (x, y) => Math.Abs(x) < 0.84 && Math.Abs(y) < 0.56 ? Shapes.Band(x, [-0.28, 0.28], [0.1, 0.7, 0.4]) : 0.95, [Mirror(0)], []),
        None("flag-waving", (x, y) => (x is > -0.75 and < -0.65 && y is > -0.85 and < 0.8)
            || (x is >= -0.65 and < 0.7 && Math.Abs(y - 0.4 - (0.12 * Math.Sin(5 * (x + 0.65)))) < 0.35)),
        None("flag-with-canton", (x, y) => Math.Abs(x) < 0.85 && Math.Abs(y) < 0.55 && ((x < -0.05 && y > 0.05 && !Ring(x, y, -0.45, 0.3, 0.13, 0.05)) || (Math.Floor((y + 0.55) / 0.2) % 2 == 0 && (x >= 0 || y <= 0)))),
        Around("flower-5", 5, 90, 0.12, -0.1, mirrored: true, (angle, r) => r < 0.25 + (0.45 * Math.Pow(Math.Max(0, Math.Cos(2.5 * angle)), 0.7))),
        Around("flower-6-turning", 6, 8, 0, 0.05, mirrored: false, (angle, r) => r is > 0.15 and < 0.8 && Math.Abs(angle - 0.2 - (0.6 * r)) < 0.2),
        Upright("flower-on-a-stem", 0.08, (s, y) => (s < 0.04 && y is > -0.9 and < 0.1) || Shapes.InEllipse(s, y, 0.25, -0.5, 0.28, 0.09, 35)
            || Petals(s, y, 0.35, 7, 90, 0.5)),
        Turned("flower-bell", 68, 0, 0, (along, s) => (along is > -0.1 and < 0.7 && s < 0.15 + (0.3 * along * along) + (0.08 * along)) || (along is > -0.9 and <= -0.1 && s < 0.045)
            || Shapes.InEllipse(along, s, -0.5, 0.2, 0.25, 0.08, 40)),
        Around("gear-8", 8, 5, -0.05, 0, mirrored: true, (angle, r) => r is > 0.28 and < 0.62 || (r is >= 0.62 and < 0.8 && Math.Abs(angle) < 0.19)),
        Around("gear-7", 7, 31, 0, 0.04, mirrored: true, (angle, r) => r is > 0.2 and < 0.6 || (r is >= 0.6 and < 0.82 && Math.Abs(angle) < 0.2)),
        Turned("gear-with-key", 50, 0, 0, (along, s) => (Polar(along, s) is var (angle, r) && (r is > 0.3 and < 0.62 || (r is >= 0.62 and < 0.8 && Math.Abs(Math.IEEERemainder(angle, Math.PI / 3)) < 0.22)))
            && !(along is > 0 and < 0.45 && s < 0.09)),
        Around("saw-blade-6", 6, 17, 0, 0, mirrored: false, (angle, r) => r > 0.15 && r < 0.6 + (0.22 * ((angle / (2 * Math.PI / 6)) + 0.5))),
        Around("wheel-5", 5, 12, 0, 0, mirrored: true, (angle, r) => r is > 0.7 and < 0.85 || r < 0.16 || (r < 0.75 && Math.Abs(angle) * r < 0.06)),
        Around("wheel-4", 4, 33, 0, 0, mirrored: true, (angle, r) => r is > 0.68 and < 0.85 || r < 0.18 || (r < 0.75 && Math.Abs(angle) * r < 0.07)),
        Around("fan-3", 3, 70, 0.05, 0.05, mirrored: false, (angle, r) => r is < 0.12 or (> 0.1 and < 0.8) && Math.Abs(angle - 0.35 + (0.5 * r)) < 0.4),
        KnownDrawing.Of("no-entry", (x, y) => Math.Sqrt((x * x) + (y * y)) < 0.8 && !(Math.Abs(x) < 0.55 && Math.Abs(y) < 0.13), [Dihedral(2, 0)]),
        KnownDrawing.Of("disc-aside", (x, y) => Shapes.InEllipse(x, y, 0.2, -0.15, 0.6, 0.6), [Rotation(0.2, -0.15)]),
        KnownDrawing.Of("ring-small", (x, y) => Ring(x, y, 0, 0, 0.6, 0.15), [Rotation(0, 0)]).OnPage(45, 260, 260, 360, 360, 3),
        Upright("heart", -0.05, (s, y) => Shapes.InEllipse(s, y, 0.3, 0.18, 0.55, 0.34, 50)),
        Turned("heart-slanted-small", 107, 0, 0, (along, s) => Shapes.InEllipse(along, s, 0.18, 0.3, 0.34, 0.55, 40)).OnPage(70, 120, 330, 450, 450, 2),
        Upright("house", 0, (s, y) => (s < 0.5 && y is > -0.7 and < 0.1 && !(s < 0.13 && y < -0.25) && !(s is > 0.25 and < 0.4 && y is > -0.25 and < -0.05)) || (y is >= 0.1 and < 0.7 && s < 1.15 * (0.7 - y))),
        Upright("cup-trophy", 0, (s, y) => (y is > 0 and < 0.75 && s < 0.4 * Math.Sqrt(y / 0.75) + 0.05) || (Ring(s, y, 0.42, 0.45, 0.2, 0.05) && s > 0.35) || (s < 0.06 && y is > -0.5 and <= 0) || (s < 0.35 && y is > -0.75 and < -0.5)),
        None("pistol-drill", (x, y) => (x is > -0.5 and < 0.45 && y is > 0.1 and < 0.45) || (x is > -0.4 and < -0.12 && y is > -0.7 and <= 0.1) || (x is >= 0.45 and < 0.85 && Math.Abs(y - 0.28) < 0.05) || (x is > -0.5 and < 0 && y is > -0.85 and < -0.65)),
        None("scissors-open", (x, y) => Ring(x, y, -0.6, 0.35, 0.2, 0.06) || Ring(x, y, -0.55, -0.4, 0.24, 0.06) || Near(x, y, 0.06, (-0.42, 0.25), (0.8, -0.4)) || Near(x, y, 0.06, (-0.35, -0.28), (0.75, 0.1))),
        None("lamp-of-a-desk", (x, y) => (x is > -0.6 and < 0.1 && y is > -0.85 and < -0.72) || Near(x, y, 0.05, (-0.25, -0.75), (-0.5, 0), (0.15, 0.5)) || (Near(x, y, 0.2, (0.2, 0.45), (0.45, 0.25)) && x + y < 0.85)),
        None("bicycle", (x, y) => Ring(x, y, -0.5, -0.3, 0.32, 0.05) || Ring(x, y, 0.5, -0.3, 0.32, 0.05) || Near(x, y, 0.045, (-0.5, -0.3), (-0.2, 0.2), (0.35, 0.2), (0, -0.3), (-0.5, -0.3))
            || Near(x, y, 0.045, (0.5, -0.3), (0.3, 0.45), (0.5, 0.5)) || Near(x, y, 0.05, (-0.32, 0.32), (-0.1, 0.32)) || Near(x, y, 0.04, (-0.2, 0.2), (0, -0.3))),
        None("thumb", (x, y) => (x is > -0.75 and < -0.45 && y is > -0.6 and < 0.1) || (x is >= -0.4 and < 0.5 && y is > -0.6 and < 0.1) || Near(x, y, 0.13, (-0.25, 0.1), (-0.05, 0.6))),
        None("thumb-small", (x, y) => (x is > -0.75 and < -0.45 && y is > -0.6 and < 0.1) || (x is >= -0.4 and < 0.5 && y is > -0.6 and < 0.1) || Near(x, y, 0.13, (-0.25, 0.1), (-0.05, 0.6))).OnPage(60, 440, 80, 520, 300, 1),
        About("yin-half", 25, [], (u, v) => (u * u) + (v * v) < 0.64 && (v > 0 ? Shapes.InEllipse(u, v, -0.4, 0, 0.4, 0.4) is false : Shapes.InEllipse(u, v, 0.4, 0, 0.4, 0.4))),
        About("infinity", 12, [Dihedral(2, 12)], (u, v) => Ring(Math.Abs(u), v, 0.42, 0, 0.33, 0.08)),
        Around("triangle-warning", 3, 90, 0, -0.1, mirrored: true, (angle, r) => r * Math.Cos(Math.Abs(angle) - (Math.PI / 3)) is > 0.3 and < 0.42),
        Turned("moon", 20, 0, 0, (along, s) => Shapes.InEllipse(along, s, 0, 0, 0.7, 0.7) && !Shapes.InEllipse(along, s, 0.4, 0, 0.62, 0.62)),
    ];

    private static KnownDrawing None(string name, Func<double, double, bool> inked) => KnownDrawing.Of(name, inked, []);

    private static KnownDrawing About(string name, double angle, IReadOnlyList<KnownElement> expected, Func<double, double, bool> inked) =>
        KnownDrawing.Of(name, (x, y) => Shapes.Turn(x, y, angle) is var (u, v) && inked(u, v), expected);

    // One n-th of a turn about a centre, its middle in the direction of the angle; angles from the middle, in radians.
    private static KnownDrawing Around(
        string name, int order, double degrees, double atX, double atY, bool mirrored, Func<double, double, bool> inked) =>
        KnownDrawing.Of(
            name,
            (x, y) =>
            {
                var (u, v) = Shapes.Turn(x - atX, y - atY, degrees);
                var (angle, r) = Polar(u, v);
                var part = Math.IEEERemainder(angle, 2 * Math.PI / order);
                return inked(mirrored ? Math.Abs(part) : part, r);
            },
            [mirrored ? Dihedral(order, degrees, atX, atY) : Cyclic(order, atX, atY)]);

    private static (double Angle, double Radius) Polar(double x, double y) => (Math.Atan2(y, x), Math.Sqrt((x * x) + (y * y)));

    private static bool Petals(double x, double y, double middle, int count, double degrees, double size)
    {
        var (angle, r) = Polar(x, y - middle);
        return r < size * (0.4 + (0.6 * Math.Pow(Math.Cos(0.5 * count * (angle - (degrees * Math.PI / 180))), 2)));
    }
}
