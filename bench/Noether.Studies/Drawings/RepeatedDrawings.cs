using Noether.Studies.Known;
using static Noether.Studies.Drawings.KnownElement;
using static Noether.Studies.Drawings.MirrorDrawings;

namespace Noether.Studies.Drawings;

/// <summary>Stripes, friezes and wallpapers.</summary>
internal static class RepeatedDrawings
{
    /// <summary>The drawings.</summary>
    public static IEnumerable<KnownDrawing> All =>
    [
        KnownDrawing.Of("bars-unequal", (x, _) => x is > -0.8 and < -0.5 or > -0.2 and < 0.3 or > 0.75 and < 0.9,
            [Translation(90)]),
        KnownDrawing.Of("bars-slanted", (x, y) => Across(x, y, 30) is > -0.9 and < -0.65 or > -0.3 and < -0.1
            or > 0.2 and < 0.65 or > 0.95 and < 1.1, [Translation(30)]),
        KnownDrawing.Of("band", (x, y) => Across(x, y, 140) is > -0.35 and < 0.15, [Translation(140)],
            [Mirror(140, 0.064, -0.077), .. CentresOf(140, 0.064, -0.077)]),
        KnownDrawing.Of("edge", (x, y) => Across(x, y, 75) > 0.1, [Translation(75)],
            [Mirror(75, -0.097, 0.026), .. CentresOf(75, -0.097, 0.026)]),
        KnownDrawing.Of("stripes-equal", (x, _) => Within(x, 0.6) < 0.3, [Translation(90), Repeats(0, 0.6)],
            [.. Mirrors(90, 0.15, 0, 0.3), .. CentresOf(90, 0.15, 0, 0.3), .. CentresOf(90, 0, 0, 0.3), Repeats(0, 0.3),
                .. Mirrors(90, 0, 0, 0.3)]),
        KnownDrawing.Of("stripes-equal-slanted", (x, y) => Within(Across(x, y, 120), 0.7) < 0.35,
            [Translation(120), Repeats(30, 0.7)],
            [.. Mirrors(120, -0.152, -0.088, 0.35), .. CentresOf(120, -0.152, -0.088, 0.35),
                .. CentresOf(120, 0, 0, 0.35), .. Mirrors(120, 0, 0, 0.35), Repeats(30, 0.35)]),
        KnownDrawing.Of("wave", (x, y) => Math.Abs(y - (0.3 * Math.Sin(2 * Math.PI * x / 0.8))) < 0.12,
            [Repeats(0, 0.8)],
            [.. Mirrors(90, 0.2, 0, 0.4), .. Enumerable.Range(-3, 7).Select(i => Cyclic(2, 0.4 * i))]),
        KnownDrawing.Of("hooks", (x, y) => Near(Within(x, 0.62), y, 0.07, (0.12, -0.6), (0.12, 0.45), (0.42, 0.45),
            (0.42, 0.15)), [Repeats(0, 0.62)]),
        KnownDrawing.Of("saw-teeth", (x, y) => Across(x, y, 15) is var up && Along(x, y, 15) is var along
            && up > -0.35 && up < 0.1 + (0.9 * Within(along, 0.55)), [Repeats(15, 0.55)]),
        KnownDrawing.Of("commas", (x, y) => Shapes.InEllipse(Within(x - (0.3 * y), 0.7), y, 0.25, 0.25, 0.16, 0.16)
            || Near(Within(x - (0.3 * y), 0.7), y, 0.07, (0.36, 0.2), (0.36, -0.25), (0.15, -0.55)),
            [Repeats(0, 0.7)]),
        KnownDrawing.Of("ladder-of-flags", (x, y) => Within(y + 0.1, 0.6) is var up
            && (Math.Abs(x + 0.3) < 0.07 || (x is > -0.3 and < 0.5 && up < 0.5 * (0.5 - x) && up > 0.06)),
            [Repeats(90, 0.6)]),
        KnownDrawing.Of("brick-wall", (x, y) =>
        {
            var row = Math.Floor(y / 0.5);
            return Within(x + (row % 2 == 0 ? 0 : 0.45), 0.9) > 0.1 && Within(y, 0.5) > 0.1;
        }, [Lattice(0, 0.9, 48.01, 0.6727)],
            [.. Mirrors(90, 0.05, 0, 0.45), .. Mirrors(0, 0, 0.3, 0.5), .. Centres(2, 0.05, 0.3, 0.45, 0.5),
                .. Centres(2, 0.275, 0.05, 0.45, 0.5)]),
        KnownDrawing.Of("checks", (x, y) => (Within(x, 0.8) < 0.4) == (Within(y, 0.8) < 0.4),
            [Lattice(45, 0.5657, 135, 0.5657)],
            [.. Mirrors(90, 0, 0, 0.2), .. Mirrors(0, 0, 0, 0.2), .. Mirrors(45, 0, 0, 0.2828),
                .. Mirrors(135, 0, 0, 0.2828), .. Centres(4, 0, 0, 0.4, 0.4), .. Centres(4, 0.2, 0.2, 0.4, 0.4),
                .. Centres(2, 0.2, 0, 0.4, 0.4), .. Centres(2, 0, 0.2, 0.4, 0.4), Lattice(0, 0.4, 90, 0.4)]),
        KnownDrawing.Of("dots-square", (x, y) => Shapes.InEllipse(Within(x, 0.66), Within(y, 0.66), 0.33, 0.33, 0.18, 0.18),
            [Lattice(0, 0.66, 90, 0.66)],
            [.. Mirrors(90, 0, 0, 0.33), .. Mirrors(0, 0, 0, 0.33), .. Mirrors(45, 0, 0, 0.4667),
                .. Mirrors(135, 0, 0, 0.4667), .. Centres(4, 0, 0, 0.66, 0.66), .. Centres(4, 0.33, 0.33, 0.66, 0.66),
                .. Centres(2, 0.33, 0, 0.66, 0.66), .. Centres(2, 0, 0.33, 0.66, 0.66)]),
        KnownDrawing.Of("dots-hexagonal", (x, y) =>
        {
            var row = Math.Floor(y / 0.6062);
            return Shapes.InEllipse(Within(x + (row % 2 == 0 ? 0 : 0.35), 0.7), Within(y, 0.6062), 0.35, 0.3031, 0.2, 0.2);
        }, [Lattice(0, 0.7, 60, 0.7)],
            [.. Mirrors(90, 0, 0, 0.35), .. Mirrors(0, 0, 0.3031, 0.6062), .. HexagonalMirrors(),
                .. HexagonalCentres()]),
        KnownDrawing.Of("flags-lattice", (x, y) =>
        {
            var (u, v) = (Within(x + 0.1, 0.8), Within(y - (0.25 * (x + 0.1)), 0.7));
            return Near(u, v, 0.06, (0.15, 0.1), (0.15, 0.6)) || (u is > 0.15 and < 0.6 && v > 0.3 && v < 0.62 - (0.4 * (u - 0.15)));
        }, [Lattice(90, 0.7, 14.04, 0.8246)]),
        KnownDrawing.Of("grid-lines", (x, y) => Within(x + 0.05, 0.75) < 0.16 || Within(y, 0.6) < 0.16,
            [Lattice(0, 0.75, 90, 0.6)],
            [.. Mirrors(90, 0.03, 0, 0.375), .. Mirrors(0, 0, 0.08, 0.3), .. Centres(2, 0.03, 0.08, 0.375, 0.3)]),
    ];

    /// <summary>Where a place lies in a period.</summary>
    public static double Within(double x, double period) => x - (period * Math.Floor(x / period));

    /// <summary>To the left of a line through the middle.</summary>
    public static double Across(double x, double y, double angle) => Shapes.Turn(x, y, angle).V;

    public static double Along(double x, double y, double angle) => Shapes.Turn(x, y, angle).U;

    /// <summary>D_2 about every place of parallel lines that are mirrors of straight stripes.</summary>
    public static IEnumerable<KnownElement> CentresOf(double angle, double x, double y, double distance = 0)
    {
        var (sine, cosine) = Math.SinCos(angle * Math.PI / 180);
        for (var line = distance > 0 ? -6 : 0; line <= (distance > 0 ? 6 : 0); line++)
        {
            for (var along = -1.5; along <= 1.5; along += 0.1)
            {
                yield return Dihedral(
                    2, angle, x - (line * distance * sine) + (along * cosine), y + (line * distance * cosine) + (along * sine));
            }
        }
    }

    /// <summary>D_n about the places of a grid.</summary>
    public static IEnumerable<KnownElement> Centres(int order, double x, double y, double stepX, double stepY)
    {
        for (var i = -5; i <= 5; i++)
        {
            for (var j = -5; j <= 5; j++)
                yield return Dihedral(order, 0, x + (i * stepX), y + (j * stepY));
        }
    }

    // Through dots at (0.35, 0.3031) + multiples of (0.7, 0) and (0.35, 0.6062).
    private static IEnumerable<KnownElement> HexagonalMirrors()
    {
        foreach (var angle in (double[])[30, 60, 120, 150])
        {
            foreach (var mirror in Mirrors(angle, 0.35, 0.3031, angle is 60 or 120 ? 0.6062 : 0.35))
                yield return mirror;
        }
    }

    // Dots, the middles of three dots and the middles of two.
    private static IEnumerable<KnownElement> HexagonalCentres()
    {
        (int Order, double X, double Y)[] about =
            [(6, 0, 0), (3, 0.35, 0.2021), (3, 0, 0.4041), (2, 0.35, 0), (2, 0.175, 0.3031), (2, 0.525, 0.3031)];
        return about.SelectMany(next => Centres(next.Order, 0.35 + next.X, 0.3031 + next.Y, 0.7, 1.2124)
            .Concat(Centres(next.Order, next.X, 0.9093 + next.Y, 0.7, 1.2124)));
    }
}
