using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Drawings.SecondDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Everyday things, letters and signs with one mirror line.</summary>
internal static class SecondMirrors
{
    /// <summary>The drawings; neighbours are of one kind, as they go to different halves.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        Upright("face-with-ears", 0.04, Face),
        Upright("cat-face", -0.06, (s, y) => Outline(s, y, 0.035, (u, v) => InEllipse(u, v, 0, -0.1, 0.55, 0.5) || (v is > 0 and < 0.75 && Math.Abs(Math.Abs(u) - 0.38) < 0.3 * (0.75 - v)))
            || InEllipse(s, y, 0.22, 0, 0.09, 0.06) || Near(s, y, 0.03, (0, -0.2), (0, -0.35), (0.15, -0.4)) || Near(s, y, 0.02, (0.25, -0.25), (0.75, -0.2))),
        Upright("face-with-ears-large", 0.04, Face).OnPage(420, 460, 430, 900, 900),
        Upright("monkey-small", 0, (s, y) => Disc(s, y, 0, 0, 0.5) && !Disc(s, y, 0.18, 0.1, 0.09) && !Box(s, y, 0, -0.25, 0.2, 0.04) || Disc(s, y, 0.6, 0.1, 0.18)).OnPage(30, 34, 30, 64, 64),
        Turned("leaf-oak", 65, 0.05, 0, (along, s) => (along is > -0.7 and < 0.75 && s < (0.32 + (0.1 * Math.Cos(14 * along))) * Math.Sqrt((0.75 - along) * (along + 0.72) / 0.6)) || (along is > -0.95 and < -0.6 && s < 0.035)),
        Turned("leaf-ivy-outline", 108, 0, 0.05, (along, s) => Outline(along, s, 0.03, (u, v) => InEllipse(u, v, 0.1, 0, 0.7, 0.25) || InEllipse(u, Math.Abs(v), -0.15, 0.3, 0.2, 0.35, -30)) || (along is > -0.9 and < 0.5 && s < 0.02)),
        Turned("arrow-broad-small", 210, 0, 0, Arrow).OnPage(28, 30, 36, 72, 64, 1),
        Turned("arrow-outline", 335, 0.02, -0.03, (along, s) => Outline(along, s, 0.03, Arrow)),
        Turned("arrow-thick-large", 125, 0, 0, Arrow).OnPage(300, 520, 360, 1200, 700),
        Turned("arrow-chevrons", 15, 0, 0, (along, s) => Near(along, s, 0.07, (-0.5, 0.5), (-0.1, 0), (-0.5, -0.5)) || Near(along, s, 0.07, (-0.05, 0.5), (0.35, 0), (-0.05, -0.5)) || Near(along, s, 0.07, (0.4, 0.5), (0.8, 0), (0.4, -0.5))).OnPage(170, 180, 190, 400, 400, 3),
        new("flag-three-across", (x, y) => Math.Abs(x) < 0.8 && Math.Abs(y) < 0.54 ? Band(y, [-0.18, 0.18], [0.15, 0.75, 0.45]) : 0.95, [Mirror(90)], []),
        new("flag-three-along", (x, y) => Math.Abs(x) < 0.8 && Math.Abs(y) < 0.5 ? Band(x, [-0.27, 0.27], [0.5, 0.9, 0.2]) : 0.05, [Mirror(0)], []),
        KnownDrawing.Of("flag-with-triangle", (x, y) => Box(x, y, 0, 0, 0.82, 0.54) && (Math.Abs(y) > 0.3 || x < -0.1 - (1.3 * Math.Abs(y))), [Mirror(0)]),
        KnownDrawing.Of("flag-nordic", (x, y) => Box(x, y, 0, 0.05, 0.85, 0.55) && !Box(x, y, -0.3, 0.05, 0.1, 0.6) && !Box(x, y, 0, 0.05, 0.9, 0.1), [Mirror(0, 0, 0.05)]).OnPage(240, 300, 250, 600, 500, 3),
        Stroke("heavy-eight", 0.11, [Mirror(90, 0.03)], [(0.03, 0.1), (0.3, 0.27), (0.27, 0.6), (0.03, 0.73), (-0.21, 0.6), (-0.24, 0.27), (0.03, 0.1), (0.45, -0.18), (0.45, -0.58), (0.03, -0.8), (-0.39, -0.58), (-0.39, -0.18), (0.03, 0.1)]),
        Stroke("heavy-three", 0.1, [Mirror(0)], [(-0.4, 0.6), (-0.05, 0.75), (0.3, 0.6), (0.3, 0.2), (-0.1, 0), (0.3, -0.2), (0.3, -0.6), (-0.05, -0.75), (-0.4, -0.6)]),
        Stroke("letter-b-thin", 0.04, [Mirror(0, 0, 0.05)], [(-0.3, 0.05), (0.2, 0.05), (0.42, 0.25), (0.42, 0.55), (0.2, 0.75), (-0.3, 0.75), (-0.3, -0.65), (0.2, -0.65), (0.42, -0.45), (0.42, -0.15), (0.2, 0.05)]),
        Stroke("letter-y-large", 0.08, [Mirror(90)], [(-0.6, 0.75), (0, 0), (0.6, 0.75), (0, 0), (0, -0.8)]).OnPage(380, 400, 420, 800, 800, 2),
        Stroke("letter-a-by-hand", 0.06, [Mirror(90)], [(-0.55, -0.7), (-0.3, -0.15), (0, 0.75), (0.3, -0.15), (-0.3, -0.15), (0.3, -0.15), (0.55, -0.7)]).ByHand(1),
        Stroke("letter-m-by-hand", 0.05, [Mirror(90)], [(-0.65, -0.7), (-0.5, 0.65), (0, -0.2), (0.5, 0.65), (0.65, -0.7)]).ByHand(2),
        Upright("tree-fir-by-hand", 0, (s, y) => (y is > -0.4 and < 0.85 && s < 0.22 * (0.85 - y) / 0.42 - (0.25 * Math.Floor((0.85 - y) / 0.42) * 0.6) + 0.02) || (s < 0.09 && y is > -0.8 and <= -0.4)).ByHand(3),
        Upright("pot-by-hand", 0, (s, y) => Outline(s, y, 0.04, (u, v) => (v is > -0.6 and < 0.3 && Math.Abs(u) < 0.35 + (0.2 * (v + 0.6))) || Box(u, v, 0, 0.38, 0.62, 0.09)) || Near(s, y, 0.05, (0, 0.47), (0.1, 0.6))).ByHand(4),
        Turned("gear-with-notch", 80, 0, 0, (along, s) => Gear(along, s, 8) && !(along is > 0 and < 0.42 && s < 0.09)),
        Turned("gear-with-mark", 20, 0, 0, (along, s) => Gear(along, s, 6) && !Disc(along, s, 0.45, 0, 0.09)),
        Turned("ring-with-gap", 130, 0, 0.04, (along, s) => Ring(along, s, 0, 0, 0.6, 0.1) && !(along > 0 && s < 0.16)),
        Turned("disc-with-hole-aside", 40, 0, 0, (along, s) => Disc(along, s, 0, 0, 0.7) && !Disc(along, s, 0.35, 0, 0.2)),
        Upright("spectacles", 0.05, (s, y) => Outline(s, y, 0.04, (u, v) => InEllipse(Math.Abs(u), v, 0.4, -0.05, 0.3, 0.22)) || Near(s, y, 0.035, (0, 0.05), (0.12, 0.02)) || Near(s, y, 0.03, (0.68, 0.05), (0.85, 0.2))),
        Upright("balance", -0.03, (s, y) => Near(s, y, 0.04, (0, 0.7), (0, -0.7)) || Near(s, y, 0.04, (0, 0.6), (0.6, 0.45)) || (Disc(s, y, 0.6, -0.1, 0.25) && y < -0.1) || Near(s, y, 0.02, (0.6, 0.45), (0.38, -0.1)) || Near(s, y, 0.02, (0.6, 0.45), (0.82, -0.1)) || Box(s, y, 0, -0.75, 0.35, 0.06)),
        Upright("shield", 0, (s, y) => y < 0.65 && (y > 0 ? s < 0.55 : InEllipse(s, y, 0, 0, 0.55, 0.8)) && !(s < 0.06 && y < 0.5) && !(y is > 0.1 and < 0.25)).OnPage(100, 150, 420, 300, 560, 2),
        Upright("bulb", 0.06, (s, y) => Outline(s, y, 0.035, (u, v) => Disc(u, v, 0, 0.2, 0.5) || Box(u, v, 0, -0.4, 0.2, 0.25)) || Near(s, y, 0.025, (0, -0.1), (0.12, 0.15), (0.2, 0.3)) || Box(s, y, 0, -0.6, 0.15, 0.04)),
    ];

    private static bool Face(double s, double y) => Outline(s, y, 0.04, (u, v) => InEllipse(u, v, 0, 0, 0.55, 0.7)) || InEllipse(s, y, 0.22, 0.2, 0.08, 0.1)
        || Near(s, y, 0.045, (0, -0.4), (0.2, -0.36), (0.3, -0.25)) || Near(s, y, 0.035, (0, 0.08), (0.06, -0.12), (0, -0.14)) || Outline(s, y, 0.03, (u, v) => InEllipse(u, v, 0.6, 0.05, 0.12, 0.2));

    private static bool Arrow(double along, double s) => (along is > -0.75 and < 0.1 && Math.Abs(s) < 0.2) || (along is >= 0.1 and < 0.75 && Math.Abs(s) < 0.75 - along);

    private static bool Gear(double x, double y, int teeth)
    {
        var (angle, r) = (Math.Atan2(y, x), Math.Sqrt((x * x) + (y * y)));
        return r is > 0.25 and < 0.62 || (r is >= 0.62 and < 0.8 && Math.Cos(teeth * angle) > 0.1);
    }

    private static KnownDrawing Stroke(string name, double thick, IReadOnlyList<KnownElement> expected, params (double X, double Y)[] corners) =>
        KnownDrawing.Of(name, (x, y) => Near(x, y, thick, corners), expected);
}
