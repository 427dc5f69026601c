using System.Buffers.Binary;
using SkiaSharp;

namespace Noether.Tests.Pictures;

/// <summary>Makes .jpg, .webp, .gif and .bmp files.</summary>
internal static class CodecBytes
{
    /// <summary>Encodes bytes of 3 channels, or 4 with opacity, by Skia's encoders; .webp keeps every bit.</summary>
    public static byte[] Encode(byte[] pixels, int width, int height, SKEncodedImageFormat format, int channels = 3)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var target = bitmap.GetPixelSpan();
        target.Fill(255);
        for (var i = 0; i < width * height; i++)
            pixels.AsSpan(channels * i, channels).CopyTo(target[(4 * i)..]);

        using var stream = new MemoryStream();
        using var pixmap = bitmap.PeekPixels();
        var done = format == SKEncodedImageFormat.Webp
            ? pixmap.Encode(stream, new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 50))
            : pixmap.Encode(stream, new SKJpegEncoderOptions(
                100, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore));
        Assert.True(done);
        return stream.ToArray();
    }

    /// <summary>A smooth colourful pattern, which survives encoders well.</summary>
    public static byte[] Pattern(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (c, x, y) = (i % channels, i / channels % width, i / channels / width);
            pixels[i] = (byte)(128 + (100 * Math.Sin((0.09 * (c + 1) * x) + (0.13 * y) + c)));
        }

        return pixels;
    }

    /// <summary>
    /// The pattern of 48 x 32 pixels, which libjpeg-turbo's own encoder wrote with quality 100: progressive.jpg with 3
    /// channels, inks.jpg with 4 that say what each ink leaves white.
    /// </summary>
    public static byte[] Resource(string name)
    {
        using var stream = typeof(CodecBytes).Assembly.GetManifestResourceStream(name);
        Assert.NotNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>Puts a segment behind the first two bytes of a .jpg.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] content)
    {
        var size = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)(content.Length + 2));
        return [0xFF, 0xD8, 0xFF, marker, .. size, .. content, .. jpeg[2..]];
    }

    /// <summary>Markers of a .jpg that promises a size, with next to no pixels.</summary>
    public static byte[] Frame(int width, int height) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1,
        0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9,
    ];

    /// <summary>A .bmp of 24 bits, the lowest row first.</summary>
    public static byte[] Bitmap(byte[] pixels, int width, int height)
    {
        var rowBytes = ((3 * width) + 3) / 4 * 4;
        var bytes = new byte[54 + (rowBytes * height)];
        "BM"u8.CopyTo(bytes);
        int[] fields = [bytes.Length, 0, 54, 40, width, height, 1 | (24 << 16), 0, rowBytes * height, 2835, 2835];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2 + (4 * i)), fields[i]);
        for (var y = 0; y < height; y++)
        {
            for (var i = 0; i < 3 * width; i++)
                bytes[54 + ((height - 1 - y) * rowBytes) + i] = pixels[(3 * ((y * width) + (i / 3))) + 2 - (i % 3)];
        }

        return bytes;
    }

    /// <summary>
    /// A .gif of two frames with a palette of 128 greys, number i being grey 2 i; the second frame is black. Codes of 8
    /// bits are cleared before they could grow, so that nothing is packed.
    /// </summary>
    /// <param name="indices">height x width numbers below 128.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="transparent">Which number is transparent; none if it is negative.</param>
    public static byte[] Gif(byte[] indices, int width, int height, int transparent = -1)
    {
        byte[] size = [(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        var palette = Enumerable.Range(0, 128).SelectMany(i => Enumerable.Repeat((byte)(2 * i), 3));
        byte[] control = transparent < 0
            ? [0x21, 0xF9, 4, 0, 10, 0, 0, 0] : [0x21, 0xF9, 4, 1, 10, 0, (byte)transparent, 0];
        return
        [
            .. "GIF89a"u8, .. size, 0xF6, 0, 0, .. palette, .. control, .. Frame(indices),
            .. control, .. Frame(new byte[indices.Length]), 0x3B,
        ];

        byte[] Frame(byte[] pixels)
        {
            const byte clear = 128, end = 129;
            var codes = pixels.Chunk(100).SelectMany(part => (byte[])[clear, .. part]).Append(end);
            var blocks = codes.Chunk(255).SelectMany(part => (byte[])[(byte)part.Length, .. part]);
            return [0x2C, 0, 0, 0, 0, .. size, 0, 7, .. blocks, 0];
        }
    }
}
