using System.Buffers.Binary;
using System.IO.Compression;

namespace Noether.Data.Formats;

/// <summary>Unpacks compressed streams into memory, trusting no promise about their size.</summary>
internal static class Unpacking
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Unpacks a .gz file.</summary>
    public static byte[] Gzip(ByteSource bytes, string name, CancellationToken cancellationToken)
    {
        using var packed = ByteSourceStream.Buffered(bytes);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        var unpacked = ReadAll(stream, name, cancellationToken);

        // The stream takes a missing end for the end; the last four bytes hold the length, modulo 2^32 (RFC 1952).
        Span<byte> length = stackalloc byte[4];
        bytes.Read(Math.Max(0, bytes.Length - 4), length[..(int)Math.Min(4, bytes.Length)]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(length) != (uint)unpacked.Length)
        {
            throw new NoetherException(
                $"{name} is truncated, damaged or of several parts; unpack it into a file first.");
        }
        return unpacked;
    }

    /// <summary>Reads a decompressing stream to its end.</summary>
    /// <exception cref="NoetherException">The stream is damaged, or holds more than fits into memory.</exception>
    public static byte[] ReadAll(Stream stream, string name, CancellationToken cancellationToken)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[BufferBytes];
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (unpacked.Length + count > Array.MaxLength)
                {
                    throw new NoetherException(
                        $"{name} is larger than 2 GB when unpacked; unpack it into a file first.");
                }
                unpacked.Write(buffer, 0, count);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new NoetherException($"{name} cannot be unpacked, it is damaged or truncated; copy it again.", e);
        }
        return unpacked.ToArray();
    }
}
