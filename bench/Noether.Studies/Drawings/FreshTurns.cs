using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Drawings.RepeatedDrawings;
using static Noether.Studies.Drawings.TurnDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Star polygons, wheels, rings, stripes and patterns, drawn before the thresholds were fixed and run once after.</summary>
internal static class FreshTurns
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        KnownDrawing.Of("numeral-5-square", (x, y) => Half(x, y, (a, b) => Near(a, b, 0.085,
            (0.4, 0.65), (-0.4, 0.65), (-0.4, 0), (0, 0))), [Cyclic(2)]),
        KnownDrawing.Of("playing-card", (x, y) => Half(x - 0.04, y + 0.03, (a, b) => InEllipse(a, b, -0.3, 0.45, 0.24, 0.2)
            || Near(a, b, 0.06, (-0.3, 0.45), (0.3, 0.7)) || Near(a, b, 0.06, (0, 0), (0.45, 0.2))), [Cyclic(2, 0.04, -0.03)]),
        Blade("recycling", 3, 0, 0.02, (r, part) => r is > 0.4 and < 0.65 && part is > 0.1 and < 0.75
            || (part is >= 0.75 and < 0.97 && Math.Abs(r - 0.525) < 1.1 * (0.97 - part))),
        Blade("fan-4", 4, 0, 0, (r, part) => r is > 0.12 and < 0.85 && part < 0.2 + (0.45 * r * (1.1 - r))),
        Blade("drops-5", 5, 0.04, 0.04, (r, part) => Math.Abs(r - 0.55) < 0.26 && Math.Abs(part - 0.3 - (0.5 * (r - 0.3))) < 0.75 * (0.82 - r)),
        Blade("turbine-6", 6, 0, 0, (r, part) => r < 0.2 || (r < 0.85 && Math.Abs(part - 0.3 - (0.5 * r)) < 0.16)),
        Blade("whirl-7", 7, 0, 0, (r, part) => r < 0.8 - (0.32 * part) && r > 0.25),
        Blade("whirl-8", 8, 0, 0, (r, part) => r < 0.4 + (0.45 * part * part)),
        Double("bone", 2, 30, (x, y) =>
        {
            var (u, v) = Turn(x, y, 30);
            return (Math.Abs(u) < 0.6 && Math.Abs(v) < 0.12) || InEllipse(Math.Abs(u), Math.Abs(v), 0.62, 0.16, 0.2, 0.2);
        }),
        Flower("propeller-3", 3, 75, 0, 0, (r, part) => r < 0.12 || (r < 0.85 && r * Math.Sin(Math.PI * part / 3) < 0.2 * Math.Sin(Math.PI * r / 0.9))),
        Flower("star-4", 4, 22, 0.05, 0, (r, part) => r < 0.85 / (1 + (2.4 * part))),
        Flower("pentagon-with-hole", 5, 90, 0, -0.04, (r, part) => r * Math.Cos(Math.PI * (1 - part) / 5) < 0.62 && r > 0.26, 0),
        Flower("snow-dots-6", 6, 15, 0, 0, (r, part) => (r < 0.6 && r * Math.Sin(Math.PI * part / 6) < 0.07)
            || Math.Sqrt(Math.Pow((r * Math.Cos(Math.PI * part / 6)) - 0.72, 2) + Math.Pow(r * Math.Sin(Math.PI * part / 6), 2)) < 0.14),
        Flower("daisy-7", 7, 90, 0, 0, (r, part) => r < 0.18 || (r is > 0.28 and < 0.85
            && r * Math.Sin(Math.PI * part / 7) < 0.19 * Math.Sin(Math.PI * (r - 0.2) / 0.7))),
        Flower("compass-8", 8, 0, -0.03, 0.03, (r, part) => r < 0.85 / (1 + (1.9 * part))),
        Round("bull's-eye", 0.12, 0.1, r => r < 0.25 || r is > 0.5 and < 0.8),
        Round("ring-thin", -0.06, 0.1, r => r is > 0.48 and < 0.62),
        KnownDrawing.Of("road", (x, y) => Across(x, y, 55) is > -0.75 and < -0.45 or > -0.3 and < 0.25 or > 0.6 and < 0.75,
            [Translation(55)]),
        KnownDrawing.Of("flag-of-stripes", (_, y) => Within(y - 0.1, 0.56) < 0.28, [Translation(0), Repeats(90, 0.56)],
            [Repeats(90, 0.28), .. Mirrors(0, 0, 0.24, 0.28), .. Mirrors(0, 0, 0.1, 0.28), .. CentresOf(0, 0, 0.24, 0.28), .. CentresOf(0, 0, 0.1, 0.28)]),
        KnownDrawing.Of("fence", (x, y) => (Within(x, 0.5) < 0.22 && y > -0.8 && y < 0.35 + (1.4 * Within(x, 0.5)))
            || y is > -0.45 and < -0.3, [Repeats(0, 0.5)]),
        KnownDrawing.Of("breakers", (x, y) => y < -0.15 + (0.6 * Math.Pow(Within(x + 0.1, 0.62) / 0.62, 2)), [Repeats(0, 0.62)]),
        KnownDrawing.Of("flags-in-a-column", (x, y) => Within(y, 0.64) is var up && (Near(x, up, 0.05, (-0.4, 0.1), (-0.4, 0.55))
            || (x is > -0.4 and < 0.4 && up > 0.3 + (0.15 * (x + 0.4)) && up < 0.55)), [Repeats(90, 0.64)]),
        KnownDrawing.Of("tiles-l", (x, y) => (Within(x, 0.7), Within(y, 0.66)) is var (u, v)
            && ((u is > 0.12 and < 0.28 && v is > 0.1 and < 0.56) || (u is > 0.12 and < 0.58 && v is > 0.1 and < 0.25)),
            [Lattice(0, 0.7, 90, 0.66)]),
        KnownDrawing.Of("fish-lattice", (x, y) => (Within(x + (0.35 * Math.Floor(y / 0.56)), 0.7), Within(y, 0.56)) is var (u, v)
            && (InEllipse(u, v, 0.3, 0.28, 0.2, 0.13, 20) || Near(u, v, 0.045, (0.45, 0.33), (0.58, 0.2))),
            [Lattice(0, 0.7, 58, 0.6604)], [Lattice(0, 0.7, 122, 0.6604)]),
    ];
}
