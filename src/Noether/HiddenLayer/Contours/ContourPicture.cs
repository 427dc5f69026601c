using Noether.Pictures;

namespace Noether.HiddenLayer.Contours;

/// <summary>
/// What is judged of a picture: the contour's band and the background in their colours over the faint picture; what
/// lies between them and is left out has no colour.
/// </summary>
internal static class ContourPicture
{
    private const int Longer = 640;
    private const float Faint = 0.3f;
    private const float BandTint = 0.68f;
    private const float BackgroundTint = 0.3f;
    private const float Paper = 255;

    // Of two groups of points in one chart background has the first colour and the contour the second.
    private static readonly Rgb Contour = new(0xc8, 0x53, 0x1a);
    private static readonly Rgb Background = new(0x1f, 0x6f, 0xb4);

    /// <summary>Width and height of the drawing, in pixels.</summary>
    /// <param name="map">The contour.</param>
    public static (int Width, int Height) Size(ContourMap map)
    {
        var scale = (double)Longer / Math.Max(map.Window.Width, map.Window.Height);
        return (Scaled(map.Window.Width), Scaled(map.Window.Height));

        int Scaled(int length) => Math.Max(1, (int)Math.Round(length * scale));
    }

    /// <summary>Draws a contour.</summary>
    /// <param name="map">The contour.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(ContourMap map)
    {
        var (width, height) = Size(map);
        var pixels = new byte[3 * width * height];
        for (var i = 0; i < height; i++)
        {
            var row = Math.Min((int)((i + 0.5) * map.Window.Height / height), map.Window.Height - 1);
            for (var j = 0; j < width; j++)
            {
                var column = Math.Min((int)((j + 0.5) * map.Window.Width / width), map.Window.Width - 1);
                var seen = map.Window.Values.AsSpan(3 * ((row * map.Window.Width) + column), 3);
                var distance = map.DistanceAt(
                    ((2 * j) + 1.0 - width) / Longer, (height - (2 * i) - 1.0) / Longer);
                var band = BandTint * Within(ContourMap.ContourReach - distance);
                var rest = BackgroundTint * Within(distance - ContourMap.BackgroundStart);
                var pixel = pixels.AsSpan(3 * ((i * width) + j), 3);
                pixel[0] = Mixed(seen[0], band, Contour.R, rest, Background.R);
                pixel[1] = Mixed(seen[1], band, Contour.G, rest, Background.G);
                pixel[2] = Mixed(seen[2], band, Contour.B, rest, Background.B);
            }
        }

        return PngWriter.Encode(pixels, width, height, channels: 3);
    }

    private static byte Mixed(float seen, float band, byte contour, float rest, byte background)
    {
        var value = float.Lerp(Paper, 255 * Math.Clamp(seen, 0, 1), Faint);
        value = float.Lerp(float.Lerp(value, contour, band), background, rest);
        return (byte)Math.Clamp((int)MathF.Round(value), 0, 255);
    }

    // A smooth edge, one pixel wide.
    private static float Within(double inside) => (float)Math.Clamp((inside * Longer / 2) + 0.5, 0, 1);
}
