using Noether.Pictures;
using Noether.HiddenLayer.Contours;
using Noether.Reports.Rendering;

namespace Noether.Reports.Readings;

/// <summary>
/// What was judged of a picture: the contour's band and the background in their colours over the faint picture; what
/// lies between them and was left out has no colour.
/// </summary>
internal static class ContourPicture
{
    private const int Side = 640;
    private const int Foot = 40;
    private const double Faint = 0.3;
    private const double BandTint = 0.68;
    private const double BackgroundTint = 0.3;
    private const double LetterSize = 17;
    private static readonly Rgb Paper = new(255, 255, 255);

    /// <summary>Draws a contour.</summary>
    /// <param name="map">The contour.</param>
    /// <param name="legend">Whether the picture says itself what its colours are.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(ContourMap map, bool legend)
    {
        var scale = (double)Side / Math.Max(map.Window.Width, map.Window.Height);
        var width = (int)Math.Round(map.Window.Width * scale);
        var height = (int)Math.Round(map.Window.Height * scale);
        var canvas = new Canvas(width, height + (legend ? Foot : 0), Paper);
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                var (x, y) = (j + 0.5 - (0.5 * width), (0.5 * height) - i - 0.5);
                var distance = map.DistanceAt(2 * x / Side, 2 * y / Side);
                var contour = BandTint * Within(ContourMap.ContourReach - distance);
                var background = BackgroundTint * Within(distance - ContourMap.BackgroundStart);
                canvas.Rectangle(j, i, 1, 1, At(map, (j + 0.5) / scale, (i + 0.5) / scale), Faint);
                canvas.Rectangle(j, i, 1, 1, PointColors.Contour, contour);
                canvas.Rectangle(j, i, 1, 1, PointColors.Background, background);
            }
        }

        if (legend)
            DrawLegend(canvas, height);
        return canvas.ToPng();
    }

    /// <summary>A value from 0 to 1 as a byte.</summary>
    public static byte Byte(float value) => (byte)Math.Clamp((int)MathF.Round(255 * value), 0, 255);

    // A smooth edge, one pixel wide.
    private static double Within(double inside) => Math.Clamp((inside * Side / 2) + 0.5, 0, 1);

    private static Rgb At(ContourMap map, double x, double y)
    {
        var column = Math.Min((int)x, map.Window.Width - 1);
        var row = Math.Min((int)y, map.Window.Height - 1);
        var pixel = map.Window.Values.AsSpan(3 * ((row * map.Window.Width) + column), 3);
        return new(Byte(pixel[0]), Byte(pixel[1]), Byte(pixel[2]));
    }

    private static void DrawLegend(Canvas canvas, int top)
    {
        var x = 12.0;
        foreach (var (name, color, opacity) in new[]
        {
            ("contour", PointColors.Contour, BandTint), ("background", PointColors.Background, BackgroundTint),
            ("left out", Paper, 1.0),
        })
        {
            canvas.Rectangle(x, top + 13, 15, 15, CanvasText.Ink);
            canvas.Rectangle(x + 1, top + 14, 13, 13, Paper);
            canvas.Rectangle(x + 1, top + 14, 13, 13, color, opacity);
            canvas.Text(name, x + 22, top + 26, LetterSize);
            x += 22 + StrokeFont.Width(name, LetterSize) + 26;
        }
    }
}
