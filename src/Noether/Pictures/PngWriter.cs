using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Noether.Pictures;

/// <summary>Encodes 8-bit pictures as PNG (ISO/IEC 15948), without interlacing.</summary>
public static class PngWriter
{
    private const byte ColorTypeRgb = 2;
    private const byte ColorTypePalette = 3;
    private const byte ColorTypeRgba = 6;

    /// <summary>Encodes red, green, blue and, with four channels, opacity.</summary>
    /// <param name="pixels">height x width x channels values, row after row from the top.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">3 (RGB) or 4 (RGBA).</param>
    /// <exception cref="ArgumentException">The number of values does not fit.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        if (channels is not (3 or 4))
            throw new ArgumentException("A PNG here has 3 or 4 channels.", nameof(channels));
        return Encode(pixels, width, height, channels, channels == 3 ? ColorTypeRgb : ColorTypeRgba, []);
    }

    /// <summary>Encodes numbers of colours in a palette.</summary>
    /// <param name="indices">height x width numbers of colours, row after row from the top.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="palette">1 to 256 colours.</param>
    /// <exception cref="ArgumentException">The number of values or of colours does not fit.</exception>
    public static byte[] EncodeIndexed(ReadOnlySpan<byte> indices, int width, int height, ReadOnlySpan<Rgb> palette)
    {
        if (palette.Length is < 1 or > 256)
            throw new ArgumentException("A palette holds 1 to 256 colours.", nameof(palette));
        var colors = new byte[3 * palette.Length];
        for (var i = 0; i < palette.Length; i++)
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) = (palette[i].R, palette[i].G, palette[i].B);
        return Encode(indices, width, height, 1, ColorTypePalette, colors);
    }

    private static byte[] Encode(
        ReadOnlySpan<byte> pixels, int width, int height, int channels, byte colorType, ReadOnlySpan<byte> palette)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var needed = (long)width * height * channels;
        if (pixels.Length != needed)
            throw new ArgumentException($"{width} x {height} pixels need {needed} bytes.", nameof(pixels));

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = colorType;

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        WriteChunk(png, "IHDR"u8, header);
        if (!palette.IsEmpty)
            WriteChunk(png, "PLTE"u8, palette);
        WriteChunk(png, "IDAT"u8, Compress(pixels, width * channels));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int rowLength)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            for (var row = 0; row < pixels.Length; row += rowLength)
            {
                // Each row begins with the number of its filter; 0 leaves the bytes as they are.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row, rowLength));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        png.Write(number);
    }
}
