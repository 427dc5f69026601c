using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>
/// Reads pictures of files, streams and bytes: .png (1 to 16 bits, every colour type, interlaced or not), .jpg (grey,
/// colour, inks), .webp, .gif and .bmp, of films the first frame. The content decides, not the name. Values are those of
/// the file, without colour management; transparent pixels are laid over a background, and pictures are turned as their
/// EXIF orientation says. The size that the header promises is checked before anything is decoded.
/// </summary>
public static class PictureFile
{
    private const long LargestFile = 1 << 28;
    private const long LargestMaxPixels = 500_000_000;

    /// <summary>Endings of files that can be read, in lower case and with a dot.</summary>
    public static IReadOnlyList<string> Endings => PictureFormat.Endings;

    /// <summary>
    /// Reads a picture in colour to look at; one longer than 2048 pixels is made smaller while it is read.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="NoetherException">
    /// The file is missing, no picture that can be read, damaged or truncated; or it shows less than 16 x 16 pixels,
    /// more than <see cref="PictureOptions.MaxPixels"/>, a strip longer than 10 times its width or nothing but one
    /// colour.
    /// </exception>
    public static Picture Read(string path, PictureOptions? options = null)
    {
        using var bytes = FileBytes.Open(path);
        return Read(bytes, path, options);
    }

    /// <summary>Reads a picture from the content of a file.</summary>
    /// <param name="content">All bytes.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="NoetherException">As for a file.</exception>
    public static Picture Read(byte[] content, string name, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Read(new MemoryBytes(content), name, options);
    }

    /// <summary>Reads a picture from a stream, such as standard input, to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="NoetherException">As for a file, or there are more than 256 MB.</exception>
    public static Picture Read(Stream stream, string name, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, count);
            if (content.Length > LargestFile)
                throw TooLarge(name);
        }

        return Read(content.ToArray(), name, options);
    }

    /// <summary>Reads a picture in grey with all its pixels, of any size and shape, as rows of samples.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; null for the defaults.</param>
    /// <exception cref="NoetherException">
    /// The file is missing, no picture that can be read, damaged or truncated, or has more than
    /// <see cref="PictureOptions.MaxPixels"/>.
    /// </exception>
    public static GreyPicture ReadGrey(string path, PictureOptions? options = null)
    {
        using var bytes = FileBytes.Open(path);
        return ReadGrey(bytes, path, options);
    }

    /// <summary>Whether a file is a picture that can be read; its first bytes decide. A folder is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NoetherException">The file is missing or must not be read.</exception>
    public static bool IsPicture(string path)
    {
        if (Directory.Exists(path))
            return false;
        using var bytes = FileBytes.Open(path);
        return IsPicture(Start(bytes));
    }

    /// <summary>Whether bytes begin a picture that can be read.</summary>
    /// <param name="start">The first bytes of a file; 18 are enough.</param>
    public static bool IsPicture(ReadOnlySpan<byte> start) => PictureFormat.Of(start) is { Remedy: null };

    /// <summary>What to say about a picture, drawing or film that cannot be read; null for all else.</summary>
    /// <param name="start">The first bytes of a file; 1024 are enough.</param>
    /// <param name="name">What to call it.</param>
    internal static NoetherException? Unreadable(ReadOnlySpan<byte> start, string name) =>
        PictureFormat.Of(start) is { Remedy: { } remedy } format
            ? new NoetherException($"{name} is a {format.Name} file, which cannot be read; {remedy}")
            {
                Code = "input.format",
                File = name,
            }
            : null;

    /// <summary>Reads a picture in colour from bytes.</summary>
    internal static Picture Read(ByteSource bytes, string name, PictureOptions? options)
    {
        options = Checked(options);
        void CheckSize(int width, int height) => PictureChecks.Size(width, height, options.MaxPixels, name);
        var picture = FormatOf(bytes, name) == PictureFormat.Png
            ? PngFile.Read(bytes, name, options.Background, CheckSize)
            : CodecFile.Read(bytes, name, options.Background, CheckSize);
        PictureChecks.Contrast(picture);
        return picture;
    }

    /// <summary>Reads a picture in grey from bytes.</summary>
    internal static GreyPicture ReadGrey(ByteSource bytes, string name, PictureOptions? options = null)
    {
        options = Checked(options);
        void CheckSize(int width, int height) => PictureChecks.Pixels(width, height, options.MaxPixels, name);
        return FormatOf(bytes, name) == PictureFormat.Png
            ? PngFile.ReadGrey(bytes, name, options.Background, CheckSize)
            : CodecFile.ReadGrey(bytes, name, options.Background, CheckSize);
    }

    private static PictureOptions Checked(PictureOptions? options)
    {
        options ??= new PictureOptions();
        if (!(options.Background is >= 0 and <= 1))
        {
            throw new NoetherException(
                $"A background of {options.Background} is impossible; give a grey from 0 (black) to 1 (white).");
        }

        if (options.MaxPixels is < 1 or > LargestMaxPixels)
        {
            throw new NoetherException(
                $"At most {options.MaxPixels} pixels is impossible; allow 1 to {LargestMaxPixels}.");
        }

        return options;
    }

    private static PictureFormat FormatOf(ByteSource bytes, string name)
    {
        if (bytes.Length == 0)
            throw new NoetherException($"{name} is empty; copy it again.") { File = name };
        var start = Start(bytes);
        if (Unreadable(start, name) is { } refusal)
            throw refusal;
        if (PictureFormat.Of(start) is not { } format)
        {
            throw new NoetherException(
                $"{name} is not a .png, .jpg, .webp, .gif or .bmp picture; name one, or save yours as .png.")
            {
                File = name,
            };
        }

        return bytes.Length <= LargestFile ? format : throw TooLarge(name);
    }

    private static byte[] Start(ByteSource bytes)
    {
        var start = new byte[(int)Math.Min(PictureFormat.StartLength, bytes.Length)];
        bytes.Read(0, start);
        return start;
    }

    private static NoetherException TooLarge(string name) =>
        new($"{name} is a picture of more than {LargestFile >> 20} MB; make it smaller first.") { File = name };
}
