using Noether.Data.Formats;
using SkiaSharp;

namespace Noether.Pictures;

/// <summary>
/// Reads .jpg, .webp, .gif and .bmp pictures through Skia. No colour space is asked for, so that values come as the file
/// has them. Inks of a CMYK .jpg are taken as Adobe's programs write them, as what each leaves white.
/// </summary>
internal static unsafe class CodecFile
{
    private const int Channels = 4;

    private delegate T Decoder<T>(SKCodec codec, string kind);

    /// <summary>Decodes a picture in colour, made smaller while it is decoded if it is longer than a canvas.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="background">The grey under transparent pixels, 0 to 1.</param>
    /// <param name="checkSize">Sees the promised width and height before anything is decoded, and may throw.</param>
    /// <exception cref="NoetherException">The file is damaged or truncated.</exception>
    public static Picture Read(ByteSource bytes, string name, double background, Action<int, int> checkSize) =>
        Open(bytes, name, checkSize, (codec, kind) =>
        {
            // Decoders of .jpg and .webp can halve pictures while they decode, which saves time and memory.
            var (whole, divisor) = (codec.Info.Size, 1);
            while (divisor < 8 && Math.Max(whole.Width, whole.Height) / (2 * divisor) >= PictureCanvas.LongestSide)
                divisor *= 2;
            var size = divisor == 1 ? whole : codec.GetScaledDimensions(1f / divisor);
            var pixels = Decode(codec, size, kind, name);
            var canvas = new PictureCanvas(size.Width, size.Height) { Original = (whole.Width, whole.Height) };
            for (var (i, y) = (0, 0); y < size.Height; y++)
            {
                for (var x = 0; x < size.Width; x++, i += Channels)
                {
                    var (red, green, blue) = (pixels[i] / 255f, pixels[i + 1] / 255f, pixels[i + 2] / 255f);
                    var alpha = pixels[i + 3] / 255f;
                    if (alpha < 1)
                    {
                        var rest = (1 - alpha) * (float)background;
                        (red, green, blue) = ((red * alpha) + rest, (green * alpha) + rest, (blue * alpha) + rest);
                    }

                    canvas.Add(x, y, red, green, blue);
                }
            }

            return Turning.Apply(canvas.ToPicture(name), (int)codec.EncodedOrigin);
        });

    /// <summary>Decodes a picture in grey with all its pixels.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="background">The grey under transparent pixels, 0 to 1.</param>
    /// <param name="checkSize">Sees the promised width and height before anything is decoded, and may throw.</param>
    /// <exception cref="NoetherException">The file is damaged or truncated.</exception>
    public static GreyPicture ReadGrey(ByteSource bytes, string name, double background, Action<int, int> checkSize) =>
        Open(bytes, name, checkSize, (codec, kind) =>
        {
            var size = codec.Info.Size;
            var pixels = Decode(codec, size, kind, name);
            var values = new float[size.Width * size.Height];
            for (var i = 0; i < values.Length; i++)
            {
                var pixel = pixels.AsSpan(Channels * i, Channels);
                var grey = Luma.Of(pixel[0], pixel[1], pixel[2]) / byte.MaxValue;
                values[i] = Luma.Over(grey, pixel[3] / (double)byte.MaxValue, background);
            }

            return Turning.Apply(new GreyPicture(size.Width, size.Height, values), (int)codec.EncodedOrigin);
        });

    private static T Open<T>(ByteSource bytes, string name, Action<int, int> checkSize, Decoder<T> decode)
    {
        var content = new byte[bytes.Length];
        bytes.Read(0, content);
        var format = PictureFormat.Of(content);
        var kind = format?.Name ?? "";
        try
        {
            fixed (byte* start = content)
            {
                using var data = SKData.Create((nint)start, content.Length);
                using var codec = SKCodec.Create(data);
                if (codec is null)
                    throw Damaged(name, kind);
                checkSize(codec.Info.Width, codec.Info.Height);
                if (format == PictureFormat.Jpeg)
                    JpegMarkers.Check(content, name);
                return decode(codec, kind);
            }
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            throw new NoetherException(
                $"{name} is a {kind} picture, and the decoder for those does not run on this system "
                + $"({e.GetBaseException().Message.TrimEnd('.')}); save the picture as .png.", e);
        }
    }

    private static byte[] Decode(SKCodec codec, SKSizeI size, string kind, string name)
    {
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var pixels = new byte[(long)size.Width * size.Height * Channels];
        fixed (byte* target = pixels)
        {
            return codec.GetPixels(info, (nint)target) switch
            {
                SKCodecResult.Success => pixels,
                SKCodecResult.IncompleteInput => throw new NoetherException(
                    $"{name} is a truncated {kind} picture; copy it again.")
                { File = name },
                _ => throw Damaged(name, kind),
            };
        }
    }

    private static NoetherException Damaged(string name, string kind) =>
        new($"{name} is a damaged or truncated {kind} picture; copy it again or save it as .png.") { File = name };
}
