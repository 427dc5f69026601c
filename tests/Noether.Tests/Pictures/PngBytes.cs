using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Noether.Tests.Pictures;

/// <summary>Encodes .png pictures from raw samples, independently of the code under test.</summary>
internal static class PngBytes
{
    /// <summary>A grey picture of 8 bits without filters.</summary>
    public static byte[] Grey8(int width, byte[] pixels) =>
        Encode(width, pixels.Length / width, 8, 0, [.. pixels.Select(p => (int)p)], filter: _ => 0);

    /// <summary>
    /// Encodes height x width x channels samples, each below 2^depth; filter says which filter each row of a pass uses.
    /// </summary>
    public static byte[] Encode(
        int width, int height, int depth, int color, int[] samples, Func<int, int> filter,
        bool interlaced = false, byte[]? palette = null)
    {
        var channels = color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        (int X, int Y, int Dx, int Dy)[] passes = interlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)];
        var raw = new List<byte>();
        foreach (var (x0, y0, dx, dy) in passes)
        {
            byte[]? above = null;
            for (int y = y0, line = 0; y < height && x0 < width; y += dy, line++)
            {
                var bits = new StringBuilder();
                for (var x = x0; x < width; x += dx)
                    for (var c = 0; c < channels; c++)
                    {
                        var sample = samples[(((y * width) + x) * channels) + c];
                        bits.Append(Convert.ToString(sample, 2).PadLeft(depth, '0'));
                    }
                bits.Append('0', (8 - (bits.Length % 8)) % 8);
                var row = Enumerable.Range(0, bits.Length / 8)
                    .Select(i => Convert.ToByte(bits.ToString(8 * i, 8), 2)).ToArray();
                above ??= new byte[row.Length];
                raw.Add((byte)filter(line));
                raw.AddRange(Filter(filter(line), row, above, Math.Max(1, channels * depth / 8)));
                above = row;
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)color, (byte)(interlaced ? 1 : 0));
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(raw.ToArray());
        var data = packed.ToArray();
        var half = data.Length / 2; // two parts, as writers do
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. palette is null ? [] : Chunk("PLTE", palette),
            .. Chunk("tEXt", "a note"u8.ToArray()), .. Chunk("IDAT", data[..half]), .. Chunk("IDAT", data[half..]),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string kind, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var frame = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(frame, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), Checksum(typed));
        return [.. frame[..4], .. typed, .. frame[4..]];
    }

    // Bit by bit, straight from the definition.
    private static uint Checksum(byte[] bytes)
    {
        var crc = 0xffffffffu;
        foreach (var b in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var low = (crc ^ (uint)(b >> bit)) & 1;
                crc = (crc >> 1) ^ (low * 0xedb88320u);
            }
        }
        return crc ^ 0xffffffffu;
    }

    private static byte[] Filter(int filter, byte[] row, byte[] above, int back)
    {
        var result = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            int a = i < back ? 0 : row[i - back], b = above[i], c = i < back ? 0 : above[i - back];
            var p = a + b - c;
            var nearest = new[] { a, b, c }.MinBy(v => Math.Abs(p - v)); // the first of equals wins, as it must
            var guess = filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) >> 1, 4 => nearest, _ => 0 };
            result[i] = (byte)(row[i] - guess);
        }
        return result;
    }
}
