using System.Buffers.Binary;
using System.IO.Compression;

namespace Noether.App.Tests.Support;

/// <summary>Grey .png files for tests, byte by byte, true or not.</summary>
internal static class PngFiles
{
    /// <summary>Writes a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="grey">The grey of column x in row y.</param>
    public static string Write(string path, int width, int height, Func<int, int, byte> grey)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < width; x++)
                    zlib.WriteByte(grey(x, y));
            }
        }

        return Promise(path, width, height, data.ToArray());
    }

    /// <summary>Writes a picture whose header promises what may not follow.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels in a row, as the header says.</param>
    /// <param name="height">Rows, as the header says.</param>
    /// <param name="data">Compressed rows.</param>
    public static string Promise(string path, int width, int height, byte[] data)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        byte[] signature = [0x89, .. "PNG"u8, 13, 10, 26, 10];
        File.WriteAllBytes(
            path, [.. signature, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data), .. Chunk("IEND"u8, [])]);
        return path;
    }

    /// <summary>A ring on a plain ground, 64 x 64 pixels.</summary>
    /// <param name="path">The file.</param>
    public static string Ring(string path) => Write(path, 64, 64, (x, y) =>
        Math.Sqrt(((x - 31.5) * (x - 31.5)) + ((y - 31.5) * (y - 31.5))) is > 12 and < 22 ? (byte)40 : (byte)220);

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. type, .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(body));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
