using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Drawings.SecondDrawings;
using static Noether.Studies.Drawings.TurnDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Letters, logos, flowers, fans and rings that turns leave as they are.</summary>
internal static class SecondTurns
{
    /// <summary>The drawings; neighbours are of one kind, as they go to different halves.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        KnownDrawing.Of("letter-o-heavy", (x, y) => InEllipse(x, y, 0, 0, 0.6, 0.8) && !InEllipse(x, y, 0, 0, 0.34, 0.56), [Dihedral(2, 90)]),
        KnownDrawing.Of("letter-o-thin", (x, y) => Outline(x, y, 0.035, (u, v) => InEllipse(u, v, 0.03, 0, 0.62, 0.74)), [Dihedral(2, 90, 0.03)]),
        KnownDrawing.Of("oval-slanted", (x, y) => InEllipse(x, y, 0, 0.05, 0.75, 0.5, 28), [Dihedral(2, 28, 0, 0.05)]),
        KnownDrawing.Of("numeral-0-small", (x, y) => InEllipse(x, y, 0, 0, 0.5, 0.75) && !InEllipse(x, y, 0, 0, 0.26, 0.5), [Dihedral(2, 90)]).OnPage(36, 60, 38, 96, 80, 1),
        KnownDrawing.Of("oval-nearly-round", (x, y) => Outline(x, y, 0.05, (u, v) => InEllipse(u, v, 0, 0, 0.7, 0.58, 60)), [Dihedral(2, 60)]),
        KnownDrawing.Of("stadium", (x, y) => Near(x, y, 0.3, (-0.4, -0.2), (0.4, 0.2)), [Dihedral(2, 26.565)]).OnPage(260, 300, 280, 640, 560),
        Blade("fan-curved-4", 4, 0.03, 0, (r, part) => r is > 0.1 and < 0.8 && Math.Abs(part - 0.25 - (0.35 * r)) < 0.2),
        Blade("fan-curved-5", 5, 0, -0.04, (r, part) => r < 0.15 || (r < 0.8 && Math.Abs(part - 0.2 - (0.5 * r)) < 0.2)),
        Blade("fan-broad-4", 4, 0, 0, (r, part) => r is > 0.12 and < 0.82 && part < 0.22 + (0.42 * r * (1.1 - r))),
        Blade("fan-broad-3", 3, 0.05, 0.05, (r, part) => r is > 0.12 and < 0.82 && part < 0.2 + (0.5 * r * (1.1 - r))),
        Blade("propeller-slanted-2", 2, 0, 0, (r, part) => r < 0.14 || (r < 0.85 && Math.Abs(part - 0.4 - (0.18 * r)) < 0.12)),
        Blade("windmill-outlined-4", 4, 0, 0.03, (r, part) => (r < 0.75 && (part < 0.05 || part > 0.95)) || (r is > 0.3 and < 0.75 && part < 0.35 && (part > 0.3 || r < 0.35 || r > 0.7))),
        Turning("arrows-circling-2", 2, 35),
        Turning("arrows-circling-3", 3, 14),
        KnownDrawing.Of("letter-n-by-hand", (x, y) => Near(x, y, 0.07, (-0.45, -0.7), (-0.45, 0.7), (0.45, -0.7), (0.45, 0.7)), [Cyclic(2)]).ByHand(5),
        KnownDrawing.Of("letter-z-large", (x, y) => Near(x, y, 0.09, (-0.5, 0.7), (0.5, 0.7), (-0.5, -0.7), (0.5, -0.7)), [Cyclic(2)]).OnPage(330, 380, 350, 760, 700, 3),
        KnownDrawing.Of("yin-and-yang", (x, y) => Disc(x, y, 0, 0, 0.78) && (!Disc(x, y, 0, 0, 0.72) || Teardrop(x, y)), []),
        KnownDrawing.Of("letter-s-snake", (x, y) => Half(x, y, (a, b) => Near(a, b, 0.07, (0, 0), (-0.3, 0.15), (-0.42, 0.42), (-0.2, 0.7), (0.2, 0.7))), [Cyclic(2)]).ByHand(6),
        Flower("star-5-outlined", 5, 90, 0.04, -0.05, (r, part) => r < 0.32 + (0.5 * (1 - part) * (1 - part)) && !(r < 0.24 + (0.42 * (1 - part) * (1 - part)))),
        Flower("star-6-outlined", 6, 0, 0, 0, (r, part) => r < 0.4 + (0.42 * (1 - part) * (1 - part)) && !(r < 0.33 + (0.35 * (1 - part) * (1 - part)))),
        Flower("daisy-8-by-hand", 8, 10, 0, 0, (r, part) => r < 0.15 || (r is > 0.22 and < 0.82 && part < 0.62)).ByHand(7),
        Flower("blossom-5-by-hand", 5, 30, 0.03, 0, (r, part) => (r < 0.55 + (0.22 * Math.Cos(Math.PI * part))) && r > 0.14).ByHand(8),
        Flower("snowflake-6-large", 6, 30, 0, 0, (r, part) => (r < 0.85 && r * Math.Sin(Math.PI * part / 6) < 0.05) || (Math.Abs(r - 0.55 - (0.15 * part)) < 0.05 && part < 0.4)).OnPage(330, 360, 340, 720, 700, 3),
        Flower("gear-12-teeth", 12, 0, 0, 0, (r, part) => r is > 0.3 and < 0.62 || (r < 0.78 && r >= 0.62 && part < 0.5)) with { Expected = [Dihedral(6, 0)], Also = [Dihedral(4, 0), Dihedral(3, 0), Dihedral(2, 0), Rotation(0, 0)] },
        Flower("wheel-3-spokes", 3, 90, 0, 0, (r, part) => r is > 0.65 and < 0.8 || r < 0.15 || (r < 0.7 && r * Math.Sin(Math.PI * part / 3) < 0.06)),
        Flower("wheel-6-spokes", 6, 0, -0.05, 0.03, (r, part) => r is > 0.68 and < 0.82 || r < 0.15 || (r < 0.7 && r * Math.Sin(Math.PI * part / 6) < 0.05)),
        Flower("square-outlined", 4, 33, 0, 0, (r, part) => Math.Abs((r * Math.Cos(Math.PI * part / 4)) - 0.55) < 0.05),
        Flower("hexagon-outlined", 6, 12, 0.05, 0, (r, part) => Math.Abs((r * Math.Cos(Math.PI * part / 6)) - 0.6) < 0.045),
        Wave("ripples-4", 4, 0.05, -0.06),
        Wave("ripples-6", 6, -0.08, 0.04),
        Wave("ripples-8", 8, 0, 0.1),
        Wave("ripples-3", 3, 0.1, 0),
        Round("ring-heavy-small", 0, 0, r => r is > 0.35 and < 0.75).OnPage(28, 30, 32, 64, 64),
        Round("ring-outlined-twice", 0.06, 0.02, r => r is (> 0.3 and < 0.37) or (> 0.68 and < 0.75)),
        Round("disc-by-hand", 0, 0, r => r < 0.62).ByHand(9),
        Round("ring-by-hand", 0.04, 0, r => r is > 0.52 and < 0.64).ByHand(10),
        Round("disc-large", 0, 0, r => r < 0.6).OnPage(400, 520, 380, 1100, 820, 2),
        Round("record", 0, 0, r => r < 0.12 || r is > 0.35 and < 0.8),
    ];

    // cos(n r): rings all over the window, as in a pond.
    private static KnownDrawing Wave(string name, double waves, double atX, double atY) => new(
        name, (x, y) => 0.5 + (0.45 * Math.Cos(waves * Math.Sqrt(((x - atX) * (x - atX)) + ((y - atY) * (y - atY))))), [Rotation(atX, atY)], []);

    private static KnownDrawing Turning(string name, int order, double degrees) => KnownDrawing.Of(
        name,
        (x, y) =>
        {
            var (u, v) = Turn(x, y, degrees);
            var (angle, r) = (Math.Atan2(v, u), Math.Sqrt((u * u) + (v * v)));
            var part = Math.IEEERemainder(angle, 2 * Math.PI / order) * order / (2 * Math.PI);
            return (Math.Abs(r - 0.6) < 0.08 && part is > -0.35 and < 0.2) || (part is >= 0.2 and < 0.42 && Math.Abs(r - 0.6) < 0.9 * (0.42 - part));
        },
        [Cyclic(order)]);

    // One half of the sign of yin and yang; a half turn brings ink to paper, so it is no symmetry of the drawing.
    private static bool Teardrop(double x, double y) =>
        (x > 0 || Disc(x, y, 0, 0.36, 0.36)) && !Disc(x, y, 0, -0.36, 0.36) && !Disc(x, y, 0, 0.36, 0.11) || Disc(x, y, 0, -0.36, 0.11);
}
