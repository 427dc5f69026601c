using System.Buffers.Binary;

namespace Noether.Data.Formats;

/// <summary>
/// Reads idx files, the format of the MNIST digits: two zero bytes, a type, the number of axes, the length of each axis
/// (32 bits, big endian) and the values, big endian, last axis fastest. Source: LeCun, Cortes and Burges, MNIST.
/// </summary>
internal static class IdxFile
{
    /// <summary>Whether the first bytes look like an idx file.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && start[0] == 0 && start[1] == 0 && Type(start[2]) is not null && start[3] is > 0 and <= 16;

    /// <summary>Describes the values of a file.</summary>
    /// <exception cref="NoetherException">The file is truncated or its header does not fit its length.</exception>
    public static NumberArray Read(ByteSource bytes, string name)
    {
        Span<byte> header = stackalloc byte[4 + (16 * 4)];
        bytes.Read(0, header[..4]);
        var type = Type(header[2])!.Value;
        int axes = header[3];
        var offset = 4 + (4 * axes);
        if (bytes.Length < offset)
            throw new NoetherException($"{name} is truncated: it ends within its idx header; copy it again.");
        bytes.Read(4, header.Slice(4, 4 * axes));
        var shape = new long[axes];
        UInt128 needed = (UInt128)type.Size;
        for (var i = 0; i < axes; i++)
        {
            shape[i] = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * i))..]);
            needed = needed > long.MaxValue ? needed : needed * (UInt128)shape[i];
        }
        if (needed != (UInt128)(bytes.Length - offset))
        {
            throw new NoetherException(
                $"{name} is truncated or lies about its shape: {NpyHeader.Describe(shape)} of {type.Name} does not "
                + $"take the {bytes.Length - offset} bytes after its idx header; copy it again.");
        }
        return new NumberArray(bytes, type, shape, offset);
    }

    /// <summary>How many bytes a whole file takes by its header; null where the start does not hold the header.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static long? Promised(ReadOnlySpan<byte> start)
    {
        var offset = 4 + (4 * start[3]);
        if (start.Length < offset)
            return null;
        var needed = (UInt128)Type(start[2])!.Value.Size;
        for (var place = 4; place < offset && needed <= long.MaxValue; place += 4)
            needed *= BinaryPrimitives.ReadUInt32BigEndian(start[place..]);
        return (long)UInt128.Min(needed + (UInt128)offset, long.MaxValue);
    }

    private static NumberType? Type(byte code) => code switch
    {
        0x08 => new NumberType('u', 1),
        0x09 => new NumberType('i', 1),
        0x0b => new NumberType('i', 2, true),
        0x0c => new NumberType('i', 4, true),
        0x0d => new NumberType('f', 4, true),
        0x0e => new NumberType('f', 8, true),
        _ => null,
    };
}
