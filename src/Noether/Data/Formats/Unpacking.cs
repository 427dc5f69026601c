using System.Buffers.Binary;
using System.IO.Compression;

namespace Noether.Data.Formats;

/// <summary>Unpacks compressed streams into memory, trusting no promise about their size.</summary>
internal static class Unpacking
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Opens the content of a .gz file; <see cref="RequireWhole"/> tells afterwards whether all came.</summary>
    /// <param name="bytes">The file.</param>
    public static PeekableStream Gzip(ByteSource bytes) =>
        new(new GZipStream(ByteSourceStream.Buffered(bytes), CompressionMode.Decompress));

    /// <summary>Refuses a .gz file whose content, read to its end, is not as long as it says.</summary>
    /// <exception cref="NoetherException">The file is truncated.</exception>
    public static void RequireWhole(ByteSource bytes, PeekableStream content, string name)
    {
        // The stream takes a missing end for the end; the last four bytes hold the length, modulo 2^32 (RFC 1952).
        Span<byte> length = stackalloc byte[4];
        length.Clear();
        bytes.Read(Math.Max(0, bytes.Length - 4), length[..(int)Math.Min(4, bytes.Length)]);
        if (content.AtEnd && BinaryPrimitives.ReadUInt32LittleEndian(length) != (uint)content.Total)
        {
            throw new NoetherException(
                $"{name} is truncated, damaged or of several parts; unpack it into a file first.");
        }
    }

    /// <summary>Reads a decompressing stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">What to call the file.</param>
    /// <param name="promised">
    /// How many bytes the beginning of the content promises, null if it does not: nothing beyond one byte more is read.
    /// </param>
    /// <param name="budget">How much may be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NoetherException">The stream is damaged, or promises or holds more than allowed.</exception>
    public static PagedBytes ReadAll(
        Stream stream, string name, long? promised, MemoryBudget budget, CancellationToken cancellationToken)
    {
        if (promised is { } wanted)
            budget.Require((UInt128)wanted, name);
        var unpacked = new PagedBytes();
        var buffer = new byte[BufferBytes];
        try
        {
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                unpacked.Append(buffer.AsSpan(0, count));
                if (unpacked.Length > budget.Bytes)
                    throw budget.Exceeded(name);
                if (unpacked.Length > promised)
                    break; // too much already: the reader of the format says what does not fit
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Damaged(name, e);
        }
        return unpacked;
    }

    /// <summary>The sentence for what cannot be unpacked.</summary>
    public static NoetherException Damaged(string name, Exception cause) =>
        new($"{name} cannot be unpacked, it is damaged or truncated; copy it again.", cause);
}
