using Noether.HiddenLayer.Representation;
using Noether.Pictures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Ensembles;

/// <summary>
/// The points of one hidden layer in the plane of its first two principal components, each in units of its standard
/// deviation: what the classifier sees, in colours for people.
/// </summary>
internal static class PlanePicture
{
    /// <summary>Pixels along each side.</summary>
    public const int Side = 160;

    // As the classifier's pictures: 2.5 standard deviations to each side.
    private const double Range = 2.5;
    private const double DotWidth = 1.9;
    private const double Opacity = 0.6;
    private static readonly Rgb Frame = new(0xd0, 0xd4, 0xda);
    private static readonly Rgb Paper = new(255, 255, 255);

    /// <summary>Draws on a part of a picture.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="plane">The points.</param>
    /// <param name="left">Left edge of the part.</param>
    /// <param name="top">Upper edge of the part.</param>
    public static void DrawOn(Canvas canvas, HiddenPlane plane, int left, int top)
    {
        canvas.Rectangle(left, top, Side, Side, Frame);
        canvas.Rectangle(left + 1, top + 1, Side - 2, Side - 2, Paper);
        var scaleX = Scale(plane, point => point.First);
        var scaleY = Scale(plane, point => point.Second);
        // Points of one kind may stand together; taken from both ends in turn, neither kind covers the other.
        for (var i = 0; i < plane.Count; i++)
        {
            var (first, second, onContour) = plane[i % 2 == 0 ? i / 2 : plane.Count - 1 - (i / 2)];
            var (x, y) = (first * scaleX, second * scaleY);
            if (Math.Max(Math.Abs(x), Math.Abs(y)) > 1 - (2.0 / Side))
                continue;
            var color = onContour ? PointColors.Contour : PointColors.Background;
            var (column, row) = (left + ((x + 1) * Side / 2), top + ((1 - y) * Side / 2));
            canvas.Line(column, row, column, row, DotWidth, color, Opacity);
        }
    }

    private static double Scale(HiddenPlane plane, Func<(float First, float Second, bool OnContour), double> component)
    {
        double sum = 0;
        for (var i = 0; i < plane.Count; i++)
        {
            var value = component(plane[i]);
            sum += value * value;
        }

        var deviation = Math.Sqrt(sum / Math.Max(1, plane.Count));
        return deviation > 0 ? 1 / (Range * deviation) : 0;
    }
}
