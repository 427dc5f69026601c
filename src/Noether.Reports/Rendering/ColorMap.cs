using Noether.Pictures;

namespace Noether.Reports.Rendering;

/// <summary>
/// A map from [0, 1] to colours, perceptually uniform: control points in OKLab, a smooth curve through them, and steps
/// of equal length along the curve.
/// </summary>
public sealed class ColorMap
{
    private const int PointsOnCurve = 4096;

    private readonly Rgb[] table;

    private ColorMap(Rgb[] table, bool diverging)
    {
        this.table = table;
        IsDiverging = diverging;
    }

    /// <summary>
    /// Dark indigo over teal and green to pale yellow; lightness rises all the way. For values without a sign.
    /// </summary>
    public static ColorMap Sequential { get; } = new(
        Resample(
            [
                OkLab.FromHue(0.22, 0.085, 295),
                OkLab.FromHue(0.40, 0.120, 272),
                OkLab.FromHue(0.58, 0.095, 225),
                OkLab.FromHue(0.76, 0.125, 160),
                OkLab.FromHue(0.94, 0.120, 106),
            ],
            256),
        diverging: false);

    /// <summary>
    /// Blue over a neutral near-white to brick red, equally light on both sides at equal distance from the middle. For
    /// signed values with symmetric limits; the pair of hues is told apart by colour-blind readers too.
    /// </summary>
    public static ColorMap Diverging { get; } = MakeDiverging();

    /// <summary>Whether the map has a neutral middle and wants limits that are symmetric about zero.</summary>
    public bool IsDiverging { get; }

    /// <summary>Number of distinct colours, at most 256.</summary>
    public int Count => table.Length;

    /// <summary>One of the colours.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public Rgb this[int index] => table[index];

    /// <summary>Number of the colour of a position.</summary>
    /// <param name="position">0 to 1; values outside are clipped, and what is not a number gets the middle.</param>
    public int IndexOf(double position) => double.IsNaN(position)
        ? table.Length / 2
        : (int)Math.Round(Math.Clamp(position, 0, 1) * (table.Length - 1));

    /// <summary>The colour of a position.</summary>
    /// <param name="position">0 to 1; values outside are clipped, and what is not a number gets the middle.</param>
    public Rgb At(double position) => table[IndexOf(position)];

    private static ColorMap MakeDiverging()
    {
        // Both arms share lightness and chroma and differ in hue alone, hence their symmetry.
        var positive = Arm(38);
        var negative = Arm(254);
        return new([.. negative.Reverse(), .. positive[1..]], diverging: true);

        static Rgb[] Arm(double hue) => Resample(
            [
                OkLab.FromHue(0.965, 0, hue),
                OkLab.FromHue(0.82, 0.075, hue),
                OkLab.FromHue(0.66, 0.130, hue),
                OkLab.FromHue(0.53, 0.135, hue),
                OkLab.FromHue(0.41, 0.112, hue),
            ],
            128);
    }

    private static Rgb[] Resample(OkLab[] points, int count)
    {
        var curve = new OkLab[PointsOnCurve];
        var length = new double[PointsOnCurve];
        for (var i = 0; i < PointsOnCurve; i++)
        {
            curve[i] = OnSpline(points, (double)i / (PointsOnCurve - 1) * (points.Length - 1));
            length[i] = i == 0 ? 0 : length[i - 1] + curve[i].DistanceTo(curve[i - 1]);
        }

        var table = new Rgb[count];
        var at = 1;
        for (var i = 0; i < count; i++)
        {
            var wanted = length[^1] * i / (count - 1);
            while (at < PointsOnCurve - 1 && length[at] < wanted)
                at++;
            var share = (wanted - length[at - 1]) / (length[at] - length[at - 1]);
            table[i] = curve[at - 1].Towards(curve[at], Math.Clamp(share, 0, 1)).ToRgb();
        }

        return table;
    }

    // Catmull-Rom: smooth, through every control point; the ends are extended in a straight line.
    private static OkLab OnSpline(OkLab[] points, double position)
    {
        var segment = Math.Min((int)position, points.Length - 2);
        var t = position - segment;
        var (p1, p2) = (points[segment], points[segment + 1]);
        var p0 = segment > 0 ? points[segment - 1] : p2.Towards(p1, 2);
        var p3 = segment + 2 < points.Length ? points[segment + 2] : p1.Towards(p2, 2);
        return new(
            Cubic(p0.L, p1.L, p2.L, p3.L, t), Cubic(p0.A, p1.A, p2.A, p3.A, t), Cubic(p0.B, p1.B, p2.B, p3.B, t));
    }

    private static double Cubic(double p0, double p1, double p2, double p3, double t) =>
        p1 + (0.5 * t * (p2 - p0 + (t * ((2 * p0) - (5 * p1) + (4 * p2) - p3 + (t * ((3 * (p1 - p2)) + p3 - p0))))));
}
