using Noether.HiddenLayer.Symmetries;

namespace Noether.Studies.Known;

/// <summary>
/// Drawn pictures of known symmetry that have nothing in common with the templates: sharp borders, even greys, things
/// that a person can name. They lie in examples/pictures.
/// </summary>
internal static class KnownPictures
{
    private const double Light = 0.92, Dark = 0.15, Middle = 0.5;

    private static readonly (double X, double Y)[] Scribble =
    [
        (-0.85, -0.55), (-0.62, 0.35), (-0.38, 0.72), (-0.15, 0.45), (-0.3, -0.1), (-0.55, -0.3), (-0.2, -0.75),
        (0.25, -0.55), (0.1, 0.15), (0.35, 0.6), (0.8, 0.75), (0.62, 0.25), (0.85, -0.15), (0.5, -0.35), (0.75, -0.85),
    ];

    /// <summary>All pictures.</summary>
    public static IReadOnlyList<KnownPicture> All { get; } =
    [
        new("rings", SymmetryClass.Rotation, (x, y) => Shapes.Band(
            Radius(x - 0.06, y + 0.04), [0.18, 0.4, 0.58, 0.88], [Dark, Light, Dark, Light, Middle])),
        new("ripples", SymmetryClass.Rotation, (x, y) => Shapes.Band(
            Radius(x + 0.12, y - 0.08), [0.1, 0.3, 0.35, 0.62, 0.68, 0.98, 1.05],
            [Dark, Light, Dark, Light, Dark, Light, Dark, Light])),
        new("stripes-upright", SymmetryClass.Translation, (x, _) => Shapes.Band(
            x, [-0.72, -0.45, 0.02, 0.2, 0.55, 0.86], [Light, Dark, Light, Middle, Dark, Light, Dark])),
        new("stripes-slanted", SymmetryClass.Translation, (x, y) => Shapes.Band(
            Shapes.Turn(x, y, 35).U, [-0.95, -0.6, -0.28, 0.1, 0.26, 0.6, 0.98],
            [Dark, Light, Middle, Light, Dark, Light, Dark, Light])),
        new("frieze", SymmetryClass.DiscreteTranslation, Frieze),
        new("steps", SymmetryClass.DiscreteTranslation, Steps),
        new("bricks", SymmetryClass.DiscreteTranslation, Bricks),
        new("butterfly", SymmetryClass.Reflection, (x, y) => Butterfly(Math.Abs(x - 0.05), y)),
        new("face", SymmetryClass.Reflection, (x, y) => Face(Math.Abs(x + 0.04), y)),
        new("leaf-slanted", SymmetryClass.Reflection, Leaf),
        new("scribble", SymmetryClass.None, (x, y) => Shapes.FromChain(x, y, Scribble) < 0.05 ? Dark : Light),
        new("pebbles", SymmetryClass.None, Pebbles),
    ];

    private static double Radius(double x, double y) => Math.Sqrt((x * x) + (y * y));

    // A hook, a dot and a slanted line again and again: no mirror maps it to itself.
    private static double Frieze(double x, double y)
    {
        var place = x + 0.1 - (0.5 * Math.Floor((x + 0.1) / 0.5));
        if (Math.Abs(y) > 0.8)
            return Middle;
        var hook = Shapes.FromChain(place, y, [(0.12, -0.62), (0.12, 0.1), (0.34, 0.1), (0.34, -0.15)]) < 0.055;
        return hook || Shapes.InEllipse(place, y, 0.3, 0.5, 0.13, 0.08, 40) ? Dark : Light;
    }

    // Saw teeth with steep right sides, climbing to the right.
    private static double Steps(double x, double y)
    {
        var (along, up) = Shapes.Turn(x, y, 20);
        var place = (along + 0.2) / 0.55;
        var tooth = 0.35 * (place - Math.Floor(place));
        return Shapes.Band(up - tooth, [-0.75, -0.3, 0.2, 0.5], [Middle, Dark, Light, Dark, Light]);
    }

    private static double Bricks(double x, double y)
    {
        const double Long = 0.84, High = 0.42, Mortar = 0.06;
        var row = Math.Floor((y + 0.1) / High);
        var place = x + (row % 2 == 0 ? 0 : 0.5 * Long);
        var withinX = place - (Long * Math.Floor(place / Long));
        var withinY = y + 0.1 - (High * row);
        return withinX < Mortar || withinY < Mortar ? Light : 0.35;
    }

    private static double Butterfly(double side, double y) =>
        Shapes.InEllipse(side, y, 0, -0.05, 0.07, 0.5) ? 0.05
        : Shapes.InEllipse(side, y, 0.55, 0.38, 0.16, 0.1, 30) ? Light
        : Shapes.InEllipse(side, y, 0.4, -0.42, 0.1, 0.14) ? Light
        : Shapes.InEllipse(side, y, 0.46, 0.32, 0.48, 0.3, 38) || Shapes.InEllipse(side, y, 0.35, -0.4, 0.36, 0.25, -40)
            || Shapes.FromChain(side, y, [(0.02, 0.4), (0.1, 0.7), (0.25, 0.88)]) < 0.025 ? 0.3
        : Light;

    private static double Face(double side, double y) =>
        Shapes.InEllipse(side, y, 0.29, 0.22, 0.15, 0.1, 10) ? Dark
        : Shapes.FromChain(side, y, [(0, -0.12), (0.1, -0.15)]) < 0.05 ? Dark
        : Shapes.FromChain(side, y, [(0, -0.5), (0.16, -0.48), (0.32, -0.38)]) < 0.045 ? Dark
        : Shapes.InEllipse(side, y, 0, 0, 0.66, 0.82) ? (y > 0.5 ? Middle : Light)
        : Shapes.InEllipse(side, y, 0.7, 0.02, 0.12, 0.2) ? Light
        : 0.3;

    private static double Leaf(double x, double y)
    {
        var (along, across) = Shapes.Turn(x - 0.05, y + 0.05, 55);
        var side = Math.Abs(across);
        var half = 0.62 * Math.Pow(Math.Max(0, 1 - Math.Pow((along + 0.05) / 0.8, 2)), 0.8) * (1 - (0.45 * along));
        var vein = side < 0.035 || Shapes.FromChain(along, side, [(-0.5, 0), (-0.2, 0.4)]) < 0.035
            || Shapes.FromChain(along, side, [(-0.05, 0), (0.25, 0.3)]) < 0.035;
        return along is > -1.0 and < -0.8 && side < 0.04 ? Dark : side < half ? (vein ? Light : 0.3) : Light;
    }

    private static double Pebbles(double x, double y) =>
        Shapes.InEllipse(x, y, -0.52, 0.48, 0.4, 0.22, 25) ? Dark
        : Shapes.InEllipse(x, y, 0.38, 0.55, 0.22, 0.3, -15) ? Middle
        : Shapes.InEllipse(x, y, 0.08, -0.05, 0.2, 0.13, 70) ? 0.25
        : Shapes.InEllipse(x, y, -0.5, -0.42, 0.3, 0.36, 10) ? Middle
        : Shapes.InEllipse(x, y, 0.62, -0.38, 0.36, 0.19, -50) ? Dark
        : Shapes.InEllipse(x, y, 0.12, -0.75, 0.15, 0.13) ? Dark
        : Light;
}
