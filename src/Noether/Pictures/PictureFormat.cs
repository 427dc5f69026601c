using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>What kind of picture a file is, told by its first bytes.</summary>
/// <param name="Name">The usual ending, such as .png.</param>
/// <param name="Remedy">How to convert a picture that cannot be read; null for one that can.</param>
internal sealed record PictureFormat(string Name, string? Remedy = null)
{
    /// <summary>As many first bytes as are looked at; fewer are enough when the file is shorter.</summary>
    public const int StartLength = 1024;

    /// <summary>Portable Network Graphics.</summary>
    public static readonly PictureFormat Png = new(".png");

    /// <summary>JPEG.</summary>
    public static readonly PictureFormat Jpeg = new(".jpg");

    /// <summary>WebP, of which the first frame counts.</summary>
    public static readonly PictureFormat WebP = new(".webp");

    /// <summary>GIF, of which the first frame counts.</summary>
    public static readonly PictureFormat Gif = new(".gif");

    /// <summary>Windows bitmap.</summary>
    public static readonly PictureFormat Bmp = new(".bmp");

    private static readonly PictureFormat[] Others =
    [
        Unreadable(".tif"), Unreadable(".heic", "for example with heif-convert (heif-convert picture.heic picture.png)"),
        Unreadable(".avif", "for example with avifdec (avifdec picture.avif picture.png)"), Unreadable(".jp2"),
        Unreadable(".jxl", "for example with djxl (djxl picture.jxl picture.png)"), Unreadable(".psd"),
        Unreadable(".svg", "for example with rsvg-convert (rsvg-convert -w 1000 picture.svg -o picture.png)"),
        Unreadable(".pdf", "for example with pdftoppm (pdftoppm -png -r 150 picture.pdf picture)"),
        Unreadable(".mp4", "for example with ffmpeg (ffmpeg -i film.mp4 -frames:v 1 picture.png)"),
    ];

    /// <summary>Endings of files that can be read, in lower case.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"];

    /// <summary>Endings of pictures, those included that can only be named; in lower case.</summary>
    public static IReadOnlyList<string> AllEndings { get; } =
        [.. Endings, ".tif", ".tiff", ".heic", ".heif", ".avif", ".jp2", ".jxl", ".svg"];

    /// <summary>The format; null when the bytes begin no picture that is known.</summary>
    /// <param name="start">The first <see cref="StartLength"/> bytes of a file, or all.</param>
    public static PictureFormat? Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(PngHeader.Signature))
            return Png;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return Gif;
        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8))
            return WebP;
        return IsBitmap(start) ? Bmp : Other(start) is { } name ? Others.First(f => f.Name == name) : null;
    }

    // Two letters could begin a table as well; zeros and the size of the second header decide.
    private static bool IsBitmap(ReadOnlySpan<byte> start) =>
        start.Length >= 18 && start.StartsWith("BM"u8) && start[6..10].IndexOfAnyExcept((byte)0) < 0
        && BinaryPrimitives.ReadInt32LittleEndian(start[14..]) is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    private static string? Other(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8))
            return ".tif";
        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8))
            return Film(start);
        if (start.StartsWith("\0\0\0\fjP  "u8))
            return ".jp2";
        if (start.StartsWith("\0\0\0\fJXL "u8) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]))
            return ".jxl";
        if (start.StartsWith("8BPS"u8))
            return ".psd";
        if (start.StartsWith("%PDF"u8))
            return ".pdf";
        var text = start.TrimStart(" \t\r\n\uFEFF"u8);
        return text.StartsWith("<"u8) && text.IndexOf("<svg"u8) >= 0 ? ".svg" : null;
    }

    // The box lists what the file can be taken for: the main one first, then, after a number, all others.
    private static string Film(ReadOnlySpan<byte> start)
    {
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(start), (uint)start.Length);
        var brands = start[8..Math.Max(12, length)];
        if (brands.IndexOf("avif"u8) >= 0 || brands.IndexOf("avis"u8) >= 0)
            return ".avif";
        var isHeif = brands.IndexOf("hei"u8) >= 0 || brands.IndexOf("hev"u8) >= 0 || brands.IndexOf("mif1"u8) >= 0;
        return isHeif ? ".heic" : ".mp4";
    }

    private static PictureFormat Unreadable(string name, string? tool = null)
    {
        tool ??= $"for example with ImageMagick (magick picture{name} picture.png)";
        return new PictureFormat(name, $"save the picture as .png, {tool}.");
    }
}
