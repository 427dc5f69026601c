using System.Globalization;
using Noether.Numerics;
using Noether.Studies.Known;

namespace Noether.Studies.Drawings;

/// <summary>
/// Drawings by chance. Without symmetry they say how often the probe finds what is not there; folded about random
/// lines and centres they have a symmetry that is known, and thresholds are set on them. Drawing i depends on i alone.
/// Everything is drawn here, so nobody's licence is touched.
/// </summary>
internal static class RandomDrawings
{
    /// <summary>Kinds of drawings without symmetry.</summary>
    public const int Kinds = 8;

    /// <summary>Kinds of symmetric drawings.</summary>
    public const int FoldedKinds = 7;

    private const ulong NullSeed = 71;
    private const ulong FoldSeed = 72;

    private static readonly string[] Names =
        ["scribbles", "blobs", "letters and numerals", "polygons", "fields of waves", "lines", "things", "pages of words"];

    // How much larger or smaller a drawing is than usual.
    private static readonly double[] Zooms = [1, 0.75, 1.35];

    /// <summary>A drawing without symmetry.</summary>
    /// <param name="number">Its number; kinds take turns, and coarsenesses.</param>
    public static KnownDrawing Null(int number)
    {
        var shape = Shape(number, new CounterRandom(NullSeed, (ulong)number), leastWaves: 4.5);
        var zoom = Zooms[number / Kinds % Zooms.Length];
        return new($"null-{number}", (x, y) => shape(x * zoom, y * zoom), [], []);
    }

    /// <summary>What a drawing without symmetry shows.</summary>
    public static string KindOf(KnownDrawing drawing) =>
        Names[int.Parse(drawing.Name.Split('-')[1], CultureInfo.InvariantCulture) % Kinds];

    /// <summary>A drawing that is made symmetric, of each kind in turn: mirror, C_n, D_n, period, lattice, T, O(2).</summary>
    /// <param name="number">Its number.</param>
    public static KnownDrawing Folded(int number)
    {
        var random = new CounterRandom(FoldSeed, (ulong)number);
        var shape = Shape(random.NextInt(Kinds), random, leastWaves: 2);
        var bands = RandomShapes.Bands(random);
        var angle = Math.Round(180 * random.NextDouble());
        var (atX, atY) = (0.3 * (random.NextDouble() - 0.5), 0.3 * (random.NextDouble() - 0.5));
        var order = 2 + random.NextInt(7);
        var period = 0.5 + (0.35 * random.NextDouble());
        return (number % FoldedKinds) switch
        {
            0 => Make(KnownElement.Mirror(angle, atX, atY), (x, y) =>
            {
                var (u, v) = Shapes.Turn(x - atX, y - atY, angle);
                return Back(u, Math.Abs(v));
            }),
            1 => Make(KnownElement.Cyclic(order, atX, atY), (x, y) => Turned(x, y, mirrored: false)),
            2 => Make(KnownElement.Dihedral(order, angle, atX, atY), (x, y) => Turned(x, y, mirrored: true)),
            3 => Make(KnownElement.Repeats(angle, period), (x, y) =>
            {
                var (u, v) = Shapes.Turn(x, y, angle);
                return Back(u - (period * Math.Round(u / period)), v);
            }),
            4 => Make(KnownElement.Lattice(angle, period, angle + 90, 1.2 * period), (x, y) =>
            {
                var (u, v) = Shapes.Turn(x, y, angle);
                return Back(u - (period * Math.Round(u / period)), v - (1.2 * period * Math.Round(v / (1.2 * period))));
            }),
            5 => Make(KnownElement.Translation(angle), (x, y) => bands(Shapes.Turn(x, y, angle).V)),
            _ => Make(KnownElement.Rotation(atX, atY), (x, y) =>
                bands(Math.Sqrt(((x - atX) * (x - atX)) + ((y - atY) * (y - atY))) - 0.9)),
        };

        // The line lies level and a little to the side in the drawing that is folded.
        double Back(double u, double v) => shape(u, v - 0.25);

        double Turned(double x, double y, bool mirrored)
        {
            var (u, v) = Shapes.Turn(x - atX, y - atY, angle);
            var part = order * Math.Atan2(v, u) / (2 * Math.PI);
            part -= Math.Round(part);
            var (sine, cosine) = Math.SinCos((mirrored ? Math.Abs(part) : part) * 2 * Math.PI / order);
            var radius = Math.Sqrt((u * u) + (v * v));
            return shape((radius * cosine) - 0.45, (radius * sine) - 0.1);
        }

        KnownDrawing Make(KnownElement element, Func<double, double, double> grey) =>
            new($"folded-{number}", grey, [element], []);
    }

    private static Func<double, double, double> Shape(int number, CounterRandom random, double leastWaves) => (number % Kinds) switch
    {
        0 => RandomShapes.Scribble(random),
        1 => RandomShapes.Blobs(random),
        2 => RandomLetters.Draw(random),
        3 => RandomShapes.Polygon(random),
        4 => RandomShapes.Field(random, leastWaves),
        5 => RandomShapes.Lines(random),
        6 => RandomShapes.Thing(random),
        _ => RandomLetters.Writing(random),
    };
}
