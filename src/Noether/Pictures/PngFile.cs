using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>
/// Reads .png pictures: all colour types and depths, all filters, Adam7. Alpha and the transparent colours of tRNS are
/// laid over a background; gamma is left as it is. The checksums of all chunks are verified. Source: W3C, Portable
/// Network Graphics (PNG) Specification, second edition.
/// </summary>
internal static class PngFile
{
    /// <summary>Decodes a picture in colour, made smaller while it is decoded if it is longer than a canvas.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="background">The grey under transparent pixels, 0 to 1.</param>
    /// <param name="checkSize">Sees the promised width and height before anything else is read, and may throw.</param>
    /// <exception cref="NoetherException">The file is damaged, truncated or lies about its size.</exception>
    public static Picture Read(ByteSource bytes, string name, double background, Action<int, int> checkSize)
    {
        var parts = PngParts.Read(bytes, name, checkSize);
        PngRaster.CheckSize(parts, name);
        var pixels = new PngPixels(parts, name);
        var canvas = new PictureCanvas(parts.Header.Width, parts.Header.Height);
        var (largest, below) = ((float)pixels.Largest, (float)background);
        PngRaster.Unpack(parts, name, (row, count, line, x, step) =>
        {
            for (var i = 0; i < count; i++)
            {
                var pixel = pixels.At(row, i);
                var (red, green, blue) = (pixel.Red / largest, pixel.Green / largest, pixel.Blue / largest);
                var alpha = pixel.Alpha / (float)pixel.Opaque;
                if (alpha < 1)
                {
                    var rest = (1 - alpha) * below;
                    (red, green, blue) = ((red * alpha) + rest, (green * alpha) + rest, (blue * alpha) + rest);
                }

                canvas.Add(x + (i * step), line, red, green, blue);
            }
        });
        return Turning.Apply(canvas.ToPicture(name), ExifOrientation.Read(parts.Exif));
    }

    /// <summary>Decodes a picture in grey with all its pixels and bits.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="background">The grey under transparent pixels, 0 to 1.</param>
    /// <param name="checkSize">Sees the promised width and height before anything else is read, and may throw.</param>
    /// <exception cref="NoetherException">The file is damaged, truncated or lies about its size.</exception>
    public static GreyPicture ReadGrey(ByteSource bytes, string name, double background, Action<int, int> checkSize)
    {
        var parts = PngParts.Read(bytes, name, checkSize);
        PngRaster.CheckSize(parts, name);
        var (width, height) = (parts.Header.Width, parts.Header.Height);
        var pixels = new PngPixels(parts, name);
        var values = new float[width * height];
        var largest = (double)pixels.Largest;
        PngRaster.Unpack(parts, name, (row, count, line, x, step) =>
        {
            for (var i = 0; i < count; i++)
            {
                var pixel = pixels.At(row, i);
                var grey = Luma.Of(pixel.Red, pixel.Green, pixel.Blue) / largest;
                values[(line * width) + x + (i * step)] =
                    Luma.Over(grey, pixel.Alpha / (double)pixel.Opaque, background);
            }
        });
        return Turning.Apply(new GreyPicture(width, height, values), ExifOrientation.Read(parts.Exif));
    }
}
