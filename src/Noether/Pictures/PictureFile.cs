using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>
/// Reads picture files: .png by itself (grey, colour, palette, 1 to 16 bits, transparency, interlaced), .jpg through
/// the system's libturbojpeg (grey, colour, CMYK; Debian's package libturbojpeg0). The content decides, not the name.
/// Pictures are turned as their EXIF orientation says, and those longer than 2048 pixels are made smaller while they
/// are read.
/// </summary>
public static class PictureFile
{
    private const int StartLength = 16;

    /// <summary>Reads a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="NoetherException">
    /// The file is missing, not a picture, damaged or truncated; shows less than 16 x 16 pixels, more than 100
    /// megapixels, a strip longer than 10 times its width or nothing but one colour; or it is a .jpg and libturbojpeg
    /// is not installed.
    /// </exception>
    public static Picture Read(string path, PictureOptions? options = null)
    {
        using var bytes = FileBytes.Open(path);
        return Read(bytes, path, options ?? new PictureOptions(), TurboJpeg.Installed);
    }

    /// <summary>Reads a picture with a given decoder for .jpg.</summary>
    internal static Picture Read(ByteSource bytes, string name, PictureOptions options, TurboJpeg? jpeg)
    {
        if (!(options.Background is >= 0 and <= 1))
        {
            throw new NoetherException(
                $"A background of {options.Background} is impossible; give a grey from 0 (black) to 1 (white).");
        }
        if (bytes.Length == 0)
            throw new NoetherException($"{name} is empty; copy it again.");
        Span<byte> start = stackalloc byte[(int)Math.Min(StartLength, bytes.Length)];
        bytes.Read(0, start);
        var picture = start.StartsWith(PngHeader.Signature) ? PngColors.Read(bytes, name, options.Background)
            : start.StartsWith(JpegHeader.Signature) ? JpegColors.Read(bytes, name, jpeg)
            : throw NotReadable(start, name);
        PictureChecks.Contrast(picture);
        return picture;
    }

    private static NoetherException NotReadable(ReadOnlySpan<byte> start, string name)
    {
        var kind = start.StartsWith("GIF8"u8) ? ".gif"
            : start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("WEBP"u8) ? ".webp"
            : start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) ? ".tif"
            : start.StartsWith("BM"u8) ? ".bmp"
            : start.Length >= 12 && start[4..].StartsWith("ftyp"u8) ? ".heic, .avif or .mp4"
            : start.StartsWith("%PDF"u8) ? ".pdf"
            : null;
        return new NoetherException(kind is null
            ? $"{name} is not a .png or .jpg picture; name one, or save yours as .png."
            : $"{name} is a {kind} file, which cannot be read; save the picture as .png or .jpg.");
    }
}
