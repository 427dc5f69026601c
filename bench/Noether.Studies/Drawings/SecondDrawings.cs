using Noether.Studies.Known;

namespace Noether.Studies.Drawings;

/// <summary>
/// Everyday drawings of small and large pages, outlined and filled, heavy and thin, by an unsteady hand, with parts missing
/// that only a careful look sees. Their symmetries were written down before any was read. The first, third, fifth ... mended
/// the reading; the others were read once.
/// </summary>
internal static class SecondDrawings
{
    /// <summary>All drawings.</summary>
    public static IReadOnlyList<KnownDrawing> All { get; } =
        [.. SecondMirrors.All, .. SecondTurns.All, .. SecondPatterns.All, .. SecondAsymmetric.All];

    /// <summary>What the reading was mended with.</summary>
    public static IEnumerable<KnownDrawing> Mending => All.Where((_, i) => i % 2 == 0);

    /// <summary>What it is judged by.</summary>
    public static IEnumerable<KnownDrawing> Judging => All.Where((_, i) => i % 2 == 1);

    /// <summary>The same by an unsteady hand: every place is moved by up to about 0.025, neighbours alike.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <param name="phase">Another hand for another number.</param>
    public static KnownDrawing ByHand(this KnownDrawing drawing, double phase) => drawing with
    {
        Grey = (x, y) => drawing.Grey(
            x + (0.009 * (Math.Sin((7 * y) + phase) + Math.Sin((11 * x) - (5 * y) + (2 * phase)))),
            y + (0.009 * (Math.Sin((8 * x) - phase) + Math.Sin((6 * x) + (10 * y) + (3 * phase))))),
    };

    /// <summary>The outline of something.</summary>
    /// <param name="x">The place.</param>
    /// <param name="y">The place.</param>
    /// <param name="half">Half the width of the line.</param>
    /// <param name="filled">What is outlined.</param>
    public static bool Outline(double x, double y, double half, Func<double, double, bool> filled)
    {
        const int Around = 12;
        var here = filled(x, y);
        for (var i = 0; i < Around; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / Around);
            if (filled(x + (half * cosine), y + (half * sine)) != here)
                return true;
        }

        return false;
    }

    /// <summary>A rectangle about a place.</summary>
    public static bool Box(double x, double y, double middleX, double middleY, double halfWide, double halfHigh) =>
        Math.Abs(x - middleX) < halfWide && Math.Abs(y - middleY) < halfHigh;

    /// <summary>A disc.</summary>
    public static bool Disc(double x, double y, double middleX, double middleY, double radius) =>
        Shapes.InEllipse(x, y, middleX, middleY, radius, radius);
}
