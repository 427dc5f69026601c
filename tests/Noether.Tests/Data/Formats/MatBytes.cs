using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Noether.Tests.Data.Formats;

/// <summary>Builds MATLAB files of version 5 by hand, after the published description of the format.</summary>
internal static class MatBytes
{
    /// <summary>A file of elements.</summary>
    public static byte[] File(bool bigEndian, params byte[][] elements)
    {
        var header = new byte[128];
        Array.Fill(header, (byte)' ');
        Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, by hand").CopyTo(header, 0);
        header.AsSpan(116, 8).Clear();
        byte[] end = bigEndian ? [1, 0, (byte)'M', (byte)'I'] : [0, 1, (byte)'I', (byte)'M'];
        end.CopyTo(header, 124);
        return [.. header, .. elements.SelectMany(element => element)];
    }

    /// <summary>An array: class and type as MATLAB numbers them, values in the order of columns.</summary>
    public static byte[] Variable(string name, int[] shape, int @class, int type, byte[] data, bool bigEndian = false) =>
        Element(14,
        [
            .. Element(6, [.. Word(@class, bigEndian), .. Word(0, bigEndian)], bigEndian),
            .. Element(5, [.. shape.SelectMany(length => Word(length, bigEndian))], bigEndian),
            .. Element(1, Encoding.ASCII.GetBytes(name), bigEndian),
            .. Element(type, data, bigEndian),
        ], bigEndian);

    /// <summary>An element packed with zlib.</summary>
    public static byte[] Packed(byte[] element)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Fastest))
            zlib.Write(element);
        var packed = stream.ToArray();
        return [.. Word(15, false), .. Word(packed.Length, false), .. packed];
    }

    private static byte[] Element(int type, byte[] data, bool bigEndian)
    {
        if (data.Length is > 0 and <= 4)
        {
            var both = bigEndian ? Word((data.Length << 16) | type, true) : Word((data.Length << 16) | type, false);
            return [.. both, .. data, .. new byte[4 - data.Length]];
        }
        return
        [
            .. Word(type, bigEndian), .. Word(data.Length, bigEndian), .. data, .. new byte[(8 - (data.Length % 8)) % 8],
        ];
    }

    private static byte[] Word(int value, bool bigEndian)
    {
        var bytes = new byte[4];
        if (bigEndian)
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
