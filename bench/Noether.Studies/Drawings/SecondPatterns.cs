using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Drawings.RepeatedDrawings;
using static Noether.Studies.Drawings.SecondDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Stripes, borders, walls and tiles.</summary>
internal static class SecondPatterns
{
    /// <summary>The drawings; neighbours are of one kind, as they go to different halves.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        Stripes("stripes-even", 90, 0.5, 0.25),
        Stripes("stripes-even-slanted", 37, 0.6, 0.3),
        Stripes("stripes-narrow-and-wide", 0, 0.6, 0.4),
        Stripes("stripes-thin", 160, 0.45, 0.12),
        KnownDrawing.Of("bars-of-a-code", (x, _) => x is > -0.85 and < -0.75 or > -0.6 and < -0.3 or > -0.15 and < -0.05 or > 0.15 and < 0.6 or > 0.75 and < 0.95, [Translation(90)]),
        KnownDrawing.Of("road-slanted", (x, y) => Across(x, y, 110) is > -0.7 and < -0.5 or > -0.2 and < 0.4 or > 0.55 and < 0.62, [Translation(110)]),
        KnownDrawing.Of("border-of-hooks", (x, y) => Within(x, 0.6) is var u && (Near(u, y, 0.05, (0.1, -0.4), (0.1, 0.4), (0.45, 0.4), (0.45, 0.1)) || Box(u, y, 0.3, -0.5, 0.31, 0.05)), [Repeats(0, 0.6)]),
        KnownDrawing.Of("border-of-fishes", (x, y) => Within(x, 0.7) is var u && (InEllipse(u, y, 0.35, 0.1, 0.2, 0.14, 15) || (u is > 0.02 and < 0.2 && Math.Abs(y - 0.03) < 0.7 * (0.2 - u))), [Repeats(0, 0.7)], [Mirror(0, 0, 0.06)]),
        KnownDrawing.Of("ladder-slanted", (x, y) => Turn(x, y, 70) is var (u, v) && (Math.Abs(v - 0.3) < 0.04 || (Within(u, 0.5) < 0.12 && v is > -0.4 and < 0.3)), [Repeats(70, 0.5)], Mirrors(160, -0.15 * Math.Cos(1.2217), -0.15 * Math.Sin(1.2217), 0.25).Concat(Mirrors(160, 0.06 * Math.Cos(1.2217), 0.06 * Math.Sin(1.2217), 0.25))),
        KnownDrawing.Of("saw-slanted", (x, y) => Turn(x, y, 20) is var (u, v) && v < -0.2 + (0.5 * Within(u, 0.55) / 0.55), [Repeats(20, 0.55)]),
        KnownDrawing.Of("tiles-of-f", (x, y) => (Within(x, 0.66), Within(y, 0.7)) is var (u, v) && (Near(u, v, 0.055, (0.15, 0.1), (0.15, 0.55), (0.5, 0.55)) || Near(u, v, 0.055, (0.15, 0.32), (0.38, 0.32))), [Lattice(0, 0.66, 90, 0.7)]),
        KnownDrawing.Of("tiles-of-drops", (x, y) => (Within(x + (0.3 * Math.Floor(y / 0.6)), 0.6), Within(y, 0.6)) is var (u, v) && (InEllipse(u, v, 0.28, 0.25, 0.16, 0.12, 40) || Near(u, v, 0.045, (0.38, 0.33), (0.45, 0.5))),
            [Lattice(0, 0.6, 63.435, 0.6708)], [Lattice(0, 0.6, 116.565, 0.6708)]),
        KnownDrawing.Of("footsteps", (x, y) => Within(x, 0.8) is var u && (InEllipse(u, y, 0.2, 0.25, 0.14, 0.09, 12) || InEllipse(u, y, 0.6, -0.25, 0.14, 0.09, -12)), [Repeats(0, 0.8)]),
        KnownDrawing.Of("leaves-in-turn", (x, y) => Within(x, 0.7) is var u && (Math.Abs(y) < 0.035 || InEllipse(u, y, 0.25, 0.25, 0.24, 0.09, 60) || InEllipse(u, y, 0.6, -0.25, 0.24, 0.09, -60)), [Repeats(0, 0.7)]),
    ];

    // Equal stripes all over: their period is true and the mirrors between them are too, neither need be named.
    private static KnownDrawing Stripes(string name, double angle, double period, double share) => KnownDrawing.Of(
        name, (x, y) => Within(Across(x, y, angle) + 0.07, period) < share, [Translation(angle)],
        [Repeats(angle + 90, period), Repeats(angle + 90, period / 2),
            .. Mirrors(angle, -Middle(share) * Math.Sin(angle * Math.PI / 180), Middle(share) * Math.Cos(angle * Math.PI / 180), period / 2)]);

    private static double Middle(double share) => (0.5 * share) - 0.07;
}
