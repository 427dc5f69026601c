using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>Reads .jpg pictures through libturbojpeg, which Debian calls libturbojpeg0.</summary>
internal static class JpegColors
{
    private const long LargestFile = 1 << 28;

    // A harmless remark that files of some cameras earn.
    private const string Harmless = "extraneous bytes before marker";

    /// <summary>Decodes a picture and turns it as its EXIF data say.</summary>
    /// <param name="source">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="library">The decoder; null when the system has none.</param>
    /// <exception cref="NoetherException">
    /// The file is damaged, truncated, too small or too large, or there is no decoder.
    /// </exception>
    public static Picture Read(ByteSource source, string name, TurboJpeg? library)
    {
        if (source.Length > LargestFile)
            throw new NoetherException($"{name} is a .jpg picture of more than 256 MB; make it smaller first.");
        var bytes = new byte[source.Length];
        source.Read(0, bytes);
        var header = JpegHeader.Read(bytes, name);
        PictureChecks.Size(header.Width, header.Height, name);
        if (library is null)
        {
            throw new NoetherException(
                $"{name} is a .jpg picture, and reading those needs the library libturbojpeg, which is not installed; "
                + "install it (Debian and Ubuntu: apt install libturbojpeg0) or save the picture as .png.");
        }
        return Turning.Apply(Decode(bytes, header, name, library), header.Orientation);
    }

    private static Picture Decode(byte[] bytes, JpegHeader header, string name, TurboJpeg library)
    {
        // The decoder can halve pictures while it decodes, up to three times, which saves time and memory.
        var divisor = 1;
        while (divisor < 8 && Math.Max(header.Width, header.Height) / (2 * divisor) >= PictureCanvas.LongestSide)
            divisor *= 2;
        var (width, height) = ((header.Width + divisor - 1) / divisor, (header.Height + divisor - 1) / divisor);
        var inks = header.Components == 4;
        var channels = inks ? 4 : 3;
        var pixels = new byte[width * height * channels];
        var complaint = library.Decode(
            bytes, pixels, width, height, inks ? TurboJpeg.FormatCmyk : TurboJpeg.FormatRgb);
        if (complaint is not null && !complaint.Contains(Harmless, StringComparison.Ordinal))
        {
            throw new NoetherException(
                $"{name} cannot be decoded ({complaint.TrimEnd('.')}); copy it again or save it as .png.");
        }
        var canvas = new PictureCanvas(width, height) { Original = (header.Width, header.Height) };
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = pixels.AsSpan(((y * width) + x) * channels, channels);
                if (inks)
                    AddInks(canvas, x, y, pixel, header.Inverted);
                else
                    canvas.Add(x, y, pixel[0] / 255f, pixel[1] / 255f, pixel[2] / 255f);
            }
        }
        return canvas.ToPicture(name);
    }

    // Without a colour profile the paper's white is multiplied by what each ink lets through.
    private static void AddInks(PictureCanvas canvas, int x, int y, ReadOnlySpan<byte> inks, bool inverted)
    {
        Span<float> left = stackalloc float[4];
        for (var i = 0; i < 4; i++)
            left[i] = (inverted ? inks[i] : 255 - inks[i]) / 255f;
        canvas.Add(x, y, left[0] * left[3], left[1] * left[3], left[2] * left[3]);
    }
}
