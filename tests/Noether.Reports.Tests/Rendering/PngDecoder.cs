using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Noether.Reports.Tests.Rendering;

/// <summary>
/// Reads back what the writer may write: 8 bits, no interlacing, rows without filter. Slow and strict.
/// </summary>
internal sealed record PngDecoder(int Width, int Height, int ColorType, byte[] Pixels, byte[] Palette)
{
    public static PngDecoder Decode(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        byte[] header = [], palette = [];
        using var packed = new MemoryStream();
        var names = new List<string>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png[(at + 8)..(at + 8 + length)];
            var crc = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length));
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), crc);
            names.Add(name);
            header = name == "IHDR" ? data : header;
            palette = name == "PLTE" ? data : palette;
            if (name == "IDAT")
                packed.Write(data);
            at += length + 12;
        }

        Assert.Equal("IHDR", names[0]);
        Assert.Equal("IEND", names[^1]);
        Assert.Equal(8, header[8]);
        var width = BinaryPrimitives.ReadInt32BigEndian(header);
        var height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        var channels = header[9] switch { 2 => 3, 3 => 1, 6 => 4, _ => throw new InvalidDataException() };
        packed.Position = 0;
        using var unpacked = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
            zlib.CopyTo(unpacked);
        var rows = unpacked.ToArray();
        Assert.Equal(height * ((width * channels) + 1), rows.Length);
        var pixels = new List<byte>();
        for (var row = 0; row < height; row++)
        {
            var line = rows.AsSpan(row * ((width * channels) + 1), (width * channels) + 1);
            Assert.Equal(0, line[0]);
            pixels.AddRange(line[1..]);
        }

        return new(width, height, header[9], [.. pixels], palette);
    }

    // Bit by bit, unlike the table of the writer.
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
