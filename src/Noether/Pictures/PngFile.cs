using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>
/// Reads .png pictures as grey values from 0 to 1: all colour types and depths, all filters, Adam7. Colour becomes
/// luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601); gamma is left as it is and alpha is ignored. The checksums of all
/// chunks are verified. Source: W3C, Portable Network Graphics (PNG) Specification, second edition.
/// </summary>
internal static class PngFile
{
    /// <summary>Decodes a picture.</summary>
    /// <exception cref="NoetherException">The file is damaged, truncated or lies about its size.</exception>
    public static PngPicture Read(ByteSource bytes, string name)
    {
        var parts = PngParts.Read(bytes, name);
        PngRaster.CheckSize(parts, name);
        var header = parts.Header;
        var values = new float[header.Width * header.Height];
        PngRaster.Unpack(parts, name, (row, pixels, line, x, step) =>
        {
            var target = values.AsSpan(line * header.Width, header.Width);
            PngRows.Grey(header, parts.Palette, row, pixels, target[x..], step, name);
        });
        return new PngPicture(header.Width, header.Height, values);
    }
}
