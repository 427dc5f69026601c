using System.Buffers.Binary;
using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Data;

/// <summary>Pictures as tables of grey values from 0 (black) to 1 (white), one row of pixels a row.</summary>
internal static class PictureRows
{
    /// <summary>The endings of pictures in a folder.</summary>
    public static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"];

    /// <summary>Whether the first bytes look like a picture.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) => start.StartsWith(PngHeader.Signature)
        || start.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
        || start.StartsWith("GIF8"u8)
        || (start.StartsWith("RIFF"u8) && start.Length > 12 && start[8..].StartsWith("WEBP"u8))
        || (start.StartsWith("BM"u8) && !UnknownFormats.IsText(start));

    /// <summary>Reads a picture.</summary>
    /// <exception cref="NoetherException">It is damaged or too large.</exception>
    public static LoadedArray Read(FormatRequest request)
    {
        if (!request.Start.AsSpan().StartsWith(PngHeader.Signature))
        {
            var colours = PictureFile.Read(request.Name);
            return new LoadedArray(NumberArray.FromSingles(colours.ToGrey(), colours.Height, colours.Width));
        }
        if (request.Start.Length >= 24)
        {
            long width = BinaryPrimitives.ReadUInt32BigEndian(request.Start.AsSpan(16));
            long height = BinaryPrimitives.ReadUInt32BigEndian(request.Start.AsSpan(20));
            if (width * height > PictureChecks.MostPixels)
            {
                throw new NoetherException(
                    $"{request.Name} is {width} x {height} pixels, more than "
                    + $"{PictureChecks.MostPixels / 1_000_000} megapixels; make it smaller first.");
            }
        }
        var picture = PngFile.Read(request.Bytes, request.Name);
        return new LoadedArray(NumberArray.FromSingles(picture.Values, picture.Height, picture.Width));
    }
}
