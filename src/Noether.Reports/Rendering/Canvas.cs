using Noether.Pictures;

namespace Noether.Reports.Rendering;

/// <summary>A picture to draw on with smooth edges; coordinates are pixels from the upper left corner.</summary>
internal sealed class Canvas
{
    private readonly float[] pixels;

    /// <summary>Creates a picture of one colour.</summary>
    public Canvas(int width, int height, Rgb paper)
    {
        (Width, Height) = (width, height);
        pixels = new float[3 * width * height];
        for (var i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (paper.R, paper.G, paper.B);
    }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Fills a rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, Rgb color, double opacity = 1)
    {
        double Share(double from, double to, int pixel) =>
            Math.Clamp(Math.Min(to, pixel + 1) - Math.Max(from, pixel), 0, 1);
        Paint(x, y, x + width, y + height, color, opacity, (i, j) => Share(x, x + width, j) * Share(y, y + height, i));
    }

    /// <summary>Colours one pixel.</summary>
    public void Pixel(int column, int row, Rgb color, float opacity)
    {
        var pixel = pixels.AsSpan(3 * ((row * Width) + column), 3);
        pixel[0] += opacity * (color.R - pixel[0]);
        pixel[1] += opacity * (color.G - pixel[1]);
        pixel[2] += opacity * (color.B - pixel[2]);
    }

    /// <summary>Draws a line of a pen of some width; a line without length is a dot.</summary>
    public void Line(double x1, double y1, double x2, double y2, double width, Rgb color, double opacity = 1)
    {
        var half = 0.5 * width;
        var (dx, dy) = (x2 - x1, y2 - y1);
        var square = (dx * dx) + (dy * dy);
        double Cover(int i, int j)
        {
            var (px, py) = (j + 0.5 - x1, i + 0.5 - y1);
            var along = square > 0 ? Math.Clamp(((px * dx) + (py * dy)) / square, 0, 1) : 0;
            var (ex, ey) = (px - (along * dx), py - (along * dy));
            // A pen thinner than a pixel leaves a fainter line.
            return Math.Clamp(half + 0.5 - Math.Sqrt((ex * ex) + (ey * ey)), 0, Math.Min(1, width));
        }

        Paint(
            Math.Min(x1, x2) - half - 1, Math.Min(y1, y2) - half - 1, Math.Max(x1, x2) + half + 1,
            Math.Max(y1, y2) + half + 1, color, opacity, Cover);
    }

    /// <summary>Draws a circle of a pen of some width.</summary>
    public void Ring(double x, double y, double radius, double width, Rgb color)
    {
        double Cover(int i, int j)
        {
            var distance = Math.Sqrt(((j + 0.5 - x) * (j + 0.5 - x)) + ((i + 0.5 - y) * (i + 0.5 - y)));
            return Math.Clamp((0.5 * width) + 0.5 - Math.Abs(distance - radius), 0, 1);
        }

        var reach = radius + width + 1;
        Paint(x - reach, y - reach, x + reach, y + reach, color, 1, Cover);
    }

    /// <summary>Fills what lies inside a closed line of corners, each seen four times in a row of pixels.</summary>
    public void Surface(IReadOnlyList<(double X, double Y)> corners, Rgb color, double opacity)
    {
        const int Times = 4;
        var crossings = new List<double>();
        for (var line = 0; line < Height * Times; line++)
        {
            var y = (line + 0.5) / Times;
            crossings.Clear();
            for (var i = 0; i < corners.Count; i++)
            {
                var (from, to) = (corners[i], corners[(i + 1) % corners.Count]);
                if (from.Y > y != to.Y > y)
                    crossings.Add(from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
            }

            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                // A quarter of a row at a quarter of the opacity; that the shares do not add up exactly is not seen.
                Rectangle(crossings[i], line / Times, crossings[i + 1] - crossings[i], 1, color, opacity / Times);
            }
        }
    }

    /// <summary>Puts another picture in its place.</summary>
    public void Place(Canvas other, int left, int top)
    {
        var columns = Math.Min(other.Width, Width - left);
        for (var i = 0; i < other.Height && top + i < Height; i++)
        {
            other.pixels.AsSpan(3 * i * other.Width, 3 * columns)
                .CopyTo(pixels.AsSpan(3 * (((top + i) * Width) + left), 3 * columns));
        }
    }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng() => PngWriter.Encode(
        Array.ConvertAll(pixels, value => (byte)Math.Clamp((int)MathF.Round(value), 0, 255)), Width, Height, 3);

    private void Paint(
        double left, double top, double right, double bottom, Rgb color, double opacity, Func<int, int, double> cover)
    {
        var (lastRow, lastColumn) = (Math.Min(Height - 1, Math.Floor(bottom)), Math.Min(Width - 1, Math.Floor(right)));
        for (var i = (int)Math.Max(0, Math.Floor(top)); i <= lastRow; i++)
        {
            for (var j = (int)Math.Max(0, Math.Floor(left)); j <= lastColumn; j++)
            {
                var share = (float)(opacity * cover(i, j));
                if (share <= 0)
                    continue;
                Pixel(j, i, color, share);
            }
        }
    }
}
