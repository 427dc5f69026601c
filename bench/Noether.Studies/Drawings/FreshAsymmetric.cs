using static Noether.Studies.Drawings.MirrorDrawings;
using static Noether.Studies.Known.Shapes;

namespace Noether.Studies.Drawings;

/// <summary>Everyday things without symmetry, drawn before the thresholds were fixed and run once after.</summary>
internal static class FreshAsymmetric
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All => [.. Things, .. Strokes];

    private static IEnumerable<KnownDrawing> Things =>
    [
        None("house-with-chimney", (x, y) => (x is > -0.6 and < 0.5 && y is > -0.75 and < 0.05 && !(x is > -0.45 and < -0.2 && y < -0.2))
            || (y is >= 0.05 and < 0.6 && x > -0.75 + (1.1 * (y - 0.05)) && x < 0.65 - (0.9 * (y - 0.05))) || (x is > 0.3 and < 0.48 && y is > 0.1 and < 0.8)),
        None("car", (x, y) => (x is > -0.85 and < 0.85 && y is > -0.4 and < 0.02) || (x is > -0.6 and < 0.25 && y is >= 0.02 and < 0.38 && y < 1.3 * (0.35 - x))
            || InEllipse(x, y, -0.5, -0.42, 0.2, 0.2) || InEllipse(x, y, 0.5, -0.42, 0.2, 0.2)),
        None("chair-from-the-side", (x, y) => (x is > -0.5 and < -0.35 && y is > -0.85 and < 0.85) || (x is > -0.5 and < 0.45 && y is > -0.2 and < -0.02)
            || (x is > 0.3 and < 0.45 && y is > -0.85 and < -0.1)),
        None("key", (x, y) => Ring(x, y, -0.55, 0.1, 0.25, 0.08) || (x is > -0.3 and < 0.85 && y is > 0.03 and < 0.17)
            || (x is > 0.45 and < 0.57 && y is > -0.25 and < 0.1) || (x is > 0.7 and < 0.85 && y is > -0.38 and < 0.1)),
        None("mug", (x, y) => (x is > -0.6 and < 0.2 && y is > -0.65 and < 0.6) || (Ring(x, y, 0.25, 0.05, 0.3, 0.07) && x > 0.1)),
        None("teapot", (x, y) => InEllipse(x, y, 0, -0.2, 0.5, 0.42) || InEllipse(x, y, 0, 0.3, 0.1, 0.1) || Near(x, y, 0.07, (0.4, -0.2), (0.65, 0), (0.88, 0.35))
            || (Ring(x, y, -0.5, -0.1, 0.26, 0.06) && x < -0.4)),
        None("sailing-boat", (x, y) => (y is > -0.7 and < -0.4 && x > -0.75 - (0.6 * (y + 0.4)) && x < 0.7 + (0.8 * (y + 0.4))) || (x is > -0.05 and < 0.03 && y is > -0.4 and < 0.85)
            || (x > 0.08 && y > -0.3 && y < 0.8 - (1.7 * x)) || (x < -0.1 && y > -0.3 && y < 0.45 + (1.6 * x))),
        None("flag-on-a-pole", (x, y) => (x is > -0.65 and < -0.53 && y is > -0.9 and < 0.9)
            || (x is > -0.53 and < 0.65 && y - (0.1 * Math.Sin(4 * x)) is > 0.1 and < 0.75)),
        None("duck", (x, y) => InEllipse(x, y, -0.1, -0.25, 0.6, 0.35) || InEllipse(x, y, 0.42, 0.35, 0.24, 0.22) || Near(x, y, 0.13, (0.35, 0), (0.4, 0.3))
            || (x is > 0.6 and < 0.9 && Math.Abs(y - 0.33) < 0.4 * (0.9 - x)) || (x is > -0.9 and < -0.5 && y > -0.2 && y < 0.3 + (0.5 * (-0.9 - x)))),
        None("snail", (x, y) => Ring(x, y, 0.15, 0.1, 0.42, 0.07) || Ring(x, y, 0.22, 0.05, 0.2, 0.06) || Near(x, y, 0.1, (0.75, -0.5), (-0.4, -0.5), (-0.65, -0.2))
            || Near(x, y, 0.04, (-0.65, -0.2), (-0.85, 0.2)) || Near(x, y, 0.04, (-0.65, -0.2), (-0.6, 0.2))),
        None("hammer", (x, y) =>
        {
            var (u, v) = Turn(x, y, 40);
            return (u is > -0.85 and < 0.5 && Math.Abs(v) < 0.07) || (u is > 0.4 and < 0.66 && v is > -0.25 and < 0.2)
                || (v is >= 0.2 and < 0.6 && u > 0.45 + (0.3 * (v - 0.2)) && u < 0.66);
        }),
        None("cat", (x, y) => InEllipse(x, y, 0.05, -0.4, 0.42, 0.4) || InEllipse(x, y, -0.25, 0.2, 0.27, 0.25) || (y is > 0.35 and < 0.68 && Math.Abs(x + 0.42) < 0.35 * (0.68 - y))
            || (y is > 0.35 and < 0.6 && Math.Abs(x + 0.08) < 0.4 * (0.6 - y)) || Near(x, y, 0.06, (0.4, -0.65), (0.75, -0.5), (0.8, 0), (0.6, 0.2))),
        None("pipe", (x, y) => (x is > -0.75 and < -0.3 && y is > -0.5 and < 0.35 && !(x is > -0.63 and < -0.42 && y > 0.05)) || Near(x, y, 0.07, (-0.4, -0.4), (0.1, -0.1), (0.85, 0.25))),
        None("mountains", (x, y) => y < -0.6 + Math.Max(0, Math.Max(1.1 - (1.5 * Math.Abs(x + 0.35)), Math.Max(0.65 - (1.1 * Math.Abs(x - 0.5)), 0.25 - (0.9 * Math.Abs(x + 0.95)))))),
        None("cloud-and-sun", (x, y) => InEllipse(x, y, 0.5, 0.5, 0.25, 0.25) || InEllipse(x, y, -0.45, -0.2, 0.32, 0.24) || InEllipse(x, y, -0.1, 0, 0.34, 0.32)
            || InEllipse(x, y, 0.25, -0.22, 0.28, 0.2)),
        None("bird-flying", (x, y) => InEllipse(x, y, 0.05, -0.1, 0.45, 0.15, 15) || Near(x, y, 0.09, (0, 0), (-0.25, 0.6), (-0.5, 0.75))
            || Near(x, y, 0.08, (0.1, -0.05), (0.4, 0.55)) || Near(x, y, 0.06, (-0.35, -0.2), (-0.8, -0.35)) || InEllipse(x, y, 0.5, 0.05, 0.14, 0.12)),
        None("saxophone", (x, y) => Near(x, y, 0.1, (-0.3, 0.75), (0.05, 0.5), (0.1, -0.45), (0.35, -0.65), (0.6, -0.4)) || InEllipse(x, y, 0.65, -0.2, 0.26, 0.15, 70)
            || InEllipse(x, y, -0.08, 0.1, 0.07, 0.07) || InEllipse(x, y, -0.08, -0.2, 0.07, 0.07)),
        None("apple-bitten", (x, y) => InEllipse(x, y, -0.02, -0.15, 0.6, 0.58) && !InEllipse(x, y, 0.62, 0.05, 0.28, 0.28) || Near(x, y, 0.045, (0, 0.35), (0.08, 0.75))
            || InEllipse(x, y, 0.27, 0.62, 0.2, 0.09, 30)),
        None("watering-can", (x, y) => (x is > -0.35 and < 0.35 && y is > -0.6 and < 0.2) || Near(x, y, 0.06, (0.3, -0.3), (0.75, 0.4)) || InEllipse(x, y, 0.78, 0.45, 0.07, 0.2, 35)
            || Near(x, y, 0.05, (-0.3, -0.4), (-0.75, -0.1), (-0.6, 0.4), (-0.1, 0.5), (0.2, 0.2))),
    ];

    private static IEnumerable<KnownDrawing> Strokes =>
    [
        None("tree-in-the-wind", (x, y) => Near(x, y, 0.08, (-0.4, -0.9), (-0.25, -0.2), (0.1, 0.2)) || Near(x, y, 0.05, (0.1, 0.2), (0.75, 0.45)) || Near(x, y, 0.05, (0.1, 0.2), (0.3, 0.85))
            || Near(x, y, 0.05, (-0.25, -0.2), (0.5, -0.1)) || Near(x, y, 0.045, (-0.1, 0), (-0.35, 0.65))),
        None("arrow-bent", (x, y) => Near(x, y, 0.08, (-0.7, -0.6), (-0.2, -0.6), (-0.2, 0.35), (0.5, 0.35)) || (x is > 0.45 and < 0.85 && Math.Abs(y - 0.35) < 0.7 * (0.85 - x))),
        None("numeral-2", (x, y) => Near(x, y, 0.09, (-0.4, 0.4), (-0.2, 0.7), (0.2, 0.7), (0.38, 0.4), (0.1, 0), (-0.42, -0.7), (0.45, -0.7))),
        None("numeral-9", (x, y) => Ring(x, y, -0.03, 0.3, 0.33, 0.085) || Near(x, y, 0.085, (0.3, 0.3), (0.28, -0.2), (0, -0.75))),
        None("letter-a-small", (x, y) => Ring(x, y, -0.08, -0.25, 0.35, 0.085) || Near(x, y, 0.085, (-0.35, 0.45), (-0.05, 0.65), (0.28, 0.4), (0.28, -0.7))),
        None("letters-rh", (x, y) => Near(x, y, 0.075, (-0.8, -0.6), (-0.8, 0.6), (-0.45, 0.55), (-0.35, 0.3), (-0.5, 0.05), (-0.8, 0)) || Near(x, y, 0.075, (-0.6, 0), (-0.3, -0.6))
            || Near(x, y, 0.075, (0.1, -0.6), (0.1, 0.7)) || Near(x, y, 0.075, (0.1, 0), (0.35, 0.15), (0.6, -0.05), (0.6, -0.6))),
        None("signature", (x, y) => Near(x, y, 0.05, (-0.85, -0.1), (-0.6, 0.55), (-0.5, -0.3), (-0.35, 0.1), (-0.2, -0.25), (0, 0.05), (0.1, -0.2), (0.25, 0.7), (0.35, -0.6), (0.55, 0), (0.9, 0.15))),
        None("footpath", (x, y) => Near(x, y, 0.1, (-0.9, 0.3), (-0.5, 0.5), (-0.1, 0.1), (0.1, -0.5), (0.55, -0.4), (0.9, 0.1))),
        None("lightning", (x, y) => Near(x, y, 0.08, (0.35, 0.9), (-0.35, 0.25), (0.15, 0.15), (-0.2, -0.35), (0.1, -0.4), (-0.05, -0.9))),
        None("twig", (x, y) => Near(x, y, 0.05, (-0.8, -0.7), (-0.1, 0), (0.8, 0.4)) || InEllipse(x, y, -0.6, 0.05, 0.34, 0.12, 75) || InEllipse(x, y, 0.1, 0.45, 0.32, 0.12, 55)
            || InEllipse(x, y, 0.2, -0.3, 0.3, 0.11, -40)),
        None("steps-uneven", (x, y) => y < (x < -0.6 ? -0.7 : x < -0.25 ? -0.45 : x < 0.3 ? -0.2 : x < 0.5 ? 0.35 : 0.6)),
        None("puzzle", (x, y) => (Math.Abs(x) < 0.5 && Math.Abs(y) < 0.5 && !InEllipse(x, y, 0.42, -0.1, 0.17, 0.17) && !InEllipse(x, y, -0.15, -0.4, 0.16, 0.16)) || InEllipse(x, y, 0.12, 0.6, 0.18, 0.18)
            || InEllipse(x, y, -0.6, 0.15, 0.16, 0.16)),
        None("coast", (x, y) => x < (0.35 * Math.Sin(2.3 * y)) + (0.22 * Math.Sin((5.1 * y) + 1)) + (0.1 * Math.Cos((8.3 * y) + 0.4)) - 0.1 || InEllipse(x, y, 0.6, 0.35, 0.16, 0.1, 40)
            || InEllipse(x, y, 0.65, -0.55, 0.12, 0.22)),
        None("stars-of-many-sizes", (x, y) => InEllipse(x, y, -0.5, 0.55, 0.3, 0.3) || InEllipse(x, y, 0.35, 0.6, 0.12, 0.12) || InEllipse(x, y, 0.6, -0.1, 0.22, 0.22) || InEllipse(x, y, -0.1, -0.1, 0.1, 0.1)
            || InEllipse(x, y, -0.65, -0.5, 0.15, 0.15) || InEllipse(x, y, 0.15, -0.7, 0.2, 0.2)),
        None("hand", (x, y) => InEllipse(x, y, 0, -0.35, 0.38, 0.42) || Near(x, y, 0.09, (-0.25, 0), (-0.4, 0.5)) || Near(x, y, 0.09, (-0.05, 0), (-0.1, 0.72)) || Near(x, y, 0.09, (0.15, 0), (0.2, 0.62))
            || Near(x, y, 0.085, (0.3, -0.1), (0.48, 0.35)) || Near(x, y, 0.1, (-0.3, -0.5), (-0.75, -0.1))),
        None("writing", (x, y) => Near(x, y, 0.04, (-0.9, 0.55), (-0.75, 0.8), (-0.65, 0.5), (-0.5, 0.7), (-0.3, 0.55), (-0.1, 0.85), (-0.05, 0.5), (0.4, 0.6))
            || Near(x, y, 0.04, (-0.9, 0), (-0.6, 0.15), (-0.55, -0.1), (-0.2, 0.25), (-0.1, -0.1), (0.3, 0.1), (0.5, -0.3), (0.85, 0.1))
            || Near(x, y, 0.04, (-0.9, -0.65), (-0.7, -0.4), (-0.6, -0.7), (-0.2, -0.5), (0, -0.85), (0.2, -0.5))),
    ];

    private static KnownDrawing None(string name, Func<double, double, bool> inked) => KnownDrawing.Of(name, inked, []);
}
