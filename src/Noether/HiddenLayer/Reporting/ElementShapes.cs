using Noether.Discovery.Figures;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;

namespace Noether.HiddenLayer.Reporting;

/// <summary>Symmetries as shapes over a picture of the judged window.</summary>
internal static class ElementShapes
{
    private const double Diagonal = 1.5;

    /// <summary>The shapes.</summary>
    /// <param name="elements">The symmetries.</param>
    /// <param name="contour">What was judged.</param>
    /// <param name="width">Pixels of the picture in a row.</param>
    /// <param name="height">Its rows.</param>
    public static IReadOnlyList<OverlayShape> Of(
        IReadOnlyList<SymmetryElement> elements, ContourMap contour, int width, int height)
    {
        var words = new ElementWords(contour);
        var half = 0.5 * Math.Max(width, height);
        return [.. elements.SelectMany(element => element.Kind switch
        {
            SymmetryKind.Mirror => [Line(element, element.X!.Value, element.Y!.Value, element.Angle!.Value)],
            SymmetryKind.Rotation => [Mark(element), Mark(element) with { Radius = 0.5 * half }],
            SymmetryKind.Cyclic => [Mark(element)],
            SymmetryKind.Dihedral => Enumerable.Range(0, element.Order!.Value).Select(k => Line(
                element, element.X!.Value, element.Y!.Value, element.Angle!.Value + (k * 180.0 / element.Order.Value)))
                .Append(Mark(element)),
            SymmetryKind.Translation => Arrow(element, element.Angle!.Value, 0.6),
            SymmetryKind.Period => Arrow(element, element.Angle!.Value, element.Period!.Value),
            _ => Arrow(element, element.Angle!.Value, element.Period!.Value)
                .Concat(Arrow(element, element.SecondAngle!.Value, element.SecondPeriod!.Value)),
        })];

        OverlayShape Line(SymmetryElement element, double x, double y, double degrees)
        {
            var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
            // From border to border: the part of the line whose places lie within the window.
            var (first, last) = (-2 * Diagonal, 2 * Diagonal);
            Clip(x, cosine, width / (2 * half), ref first, ref last);
            Clip(y, sine, height / (2 * half), ref first, ref last);
            return Shape(element, [(x + (first * cosine), y + (first * sine)), (x + (last * cosine), y + (last * sine))]);
        }

        OverlayShape Mark(SymmetryElement element) => Shape(element, [(element.X!.Value, element.Y!.Value)]);

        IEnumerable<OverlayShape> Arrow(SymmetryElement element, double degrees, double length)
        {
            var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
            var tip = (0.5 * length * cosine, 0.5 * length * sine);
            return [Shape(element, [(-tip.Item1, -tip.Item2), tip]), Shape(element, [tip])];
        }

        OverlayShape Shape(SymmetryElement element, (double X, double Y)[] places) => new(
            words.What(element), [.. places.Select(at => (0.5 * width) + (half * at.X))],
            [.. places.Select(at => (0.5 * height) - (half * at.Y))])
        {
            Color = element.Confirmed ? 2 : 3,
        };
    }

    private static void Clip(double at, double along, double border, ref double first, ref double last)
    {
        if (Math.Abs(along) < 1e-9)
            return;
        var (one, other) = ((-border - at) / along, (border - at) / along);
        first = Math.Max(first, Math.Min(one, other));
        last = Math.Min(last, Math.Max(one, other));
    }
}
