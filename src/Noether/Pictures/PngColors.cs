using System.Buffers.Binary;
using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>
/// Reads the colours of .png pictures of every kind: grey, colour and palette of any depth, interlaced or not; alpha
/// and the transparent colours of tRNS are laid over a background. Gamma is left as it is.
/// </summary>
internal static class PngColors
{
    /// <summary>Decodes a picture and turns it as its eXIf chunk says.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="background">The grey under transparent pixels, 0 to 1.</param>
    /// <exception cref="NoetherException">The file is damaged, truncated, too small or too large.</exception>
    public static Picture Read(ByteSource bytes, string name, double background)
    {
        var parts = PngParts.Read(bytes, name, header => PictureChecks.Size(header.Width, header.Height, name));
        PngRaster.CheckSize(parts, name);
        var canvas = new PictureCanvas(parts.Header.Width, parts.Header.Height);
        var keys = parts.Header.Color is 0 or 2 ? Keys(parts, name) : [];
        PngRaster.Unpack(parts, name, (row, pixels, line, x, step) =>
        {
            for (var i = 0; i < pixels; i++)
                Add(canvas, parts, keys, row, i, x + (i * step), line, (float)background, name);
        });
        return Turning.Apply(canvas.ToPicture(name), ExifOrientation.Read(parts.Exif));
    }

    private static void Add(
        PictureCanvas canvas,
        PngParts parts,
        int[] keys,
        ReadOnlySpan<byte> row,
        int pixel,
        int x,
        int y,
        float background,
        string name)
    {
        var header = parts.Header;
        var first = pixel * header.Channels;
        var largest = (float)((1 << header.Depth) - 1);
        float red, green, blue, alpha = 1;
        if (header.Color == 3)
        {
            var entry = PngRows.Sample(row, first, header.Depth);
            if (3 * entry >= parts.Palette.Length)
            {
                throw new NoetherException(
                    $"{name} uses a colour beyond its palette; it is damaged, so write it again.");
            }
            red = parts.Palette[3 * entry] / 255f;
            green = parts.Palette[(3 * entry) + 1] / 255f;
            blue = parts.Palette[(3 * entry) + 2] / 255f;
            if (entry < parts.Transparency.Length)
                alpha = parts.Transparency[entry] / 255f;
        }
        else
        {
            var colored = header.Color is 2 or 6;
            var r = PngRows.Sample(row, first, header.Depth);
            var g = colored ? PngRows.Sample(row, first + 1, header.Depth) : r;
            var b = colored ? PngRows.Sample(row, first + 2, header.Depth) : r;
            if (header.Color is 4 or 6)
                alpha = PngRows.Sample(row, first + header.Channels - 1, header.Depth) / largest;
            else if (keys.Length > 0 && r == keys[0] && g == keys[1] && b == keys[2])
                alpha = 0;
            (red, green, blue) = (r / largest, g / largest, b / largest);
        }
        if (alpha < 1)
        {
            var rest = (1 - alpha) * background;
            (red, green, blue) = ((red * alpha) + rest, (green * alpha) + rest, (blue * alpha) + rest);
        }
        canvas.Add(x, y, red, green, blue);
    }

    // The one colour that is transparent, as three samples; grey has one.
    private static int[] Keys(PngParts parts, string name)
    {
        var chunk = parts.Transparency;
        if (chunk.Length == 0)
            return [];
        if (chunk.Length != 2 * parts.Header.Channels)
            throw new NoetherException($"{name} has a damaged list of transparent colours; write it again.");
        var keys = new int[3];
        for (var i = 0; i < 3; i++)
            keys[i] = BinaryPrimitives.ReadUInt16BigEndian(chunk.AsSpan(parts.Header.Channels == 1 ? 0 : 2 * i));
        return keys;
    }
}
