using System.Buffers.Binary;

namespace Noether.Data.Formats;

/// <summary>The head of an element of a MATLAB file of version 5: what it is and where its content lies.</summary>
/// <param name="Type">Kind of content.</param>
/// <param name="Content">Place of the first byte of the content.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Next">Place of the next element.</param>
internal readonly record struct MatElement(int Type, long Content, long Length, long Next)
{
    /// <summary>An array.</summary>
    public const int Matrix = 14;

    /// <summary>An element packed with zlib.</summary>
    public const int Compressed = 15;

    private const int HeadBytes = 8;

    /// <summary>Reads the head of an element.</summary>
    /// <exception cref="InvalidDataException">It does not lie within the bytes.</exception>
    public static MatElement Read(ByteSource bytes, long place, bool bigEndian)
    {
        if (place < 0 || place + HeadBytes > bytes.Length)
            throw new InvalidDataException("it ends within an element");
        Span<byte> head = stackalloc byte[HeadBytes];
        bytes.Read(place, head);
        var first = Word(head, bigEndian);
        // Elements of at most four bytes have length and type in one word, and their content in the other.
        if (first >> 16 != 0)
            return new MatElement((int)(first & 0xffff), place + 4, first >> 16, place + HeadBytes);
        long length = Word(head[4..], bigEndian);
        var padded = first == Compressed ? length : (length + 7) / 8 * 8;
        return new MatElement((int)first, place + HeadBytes, length, place + HeadBytes + padded);
    }

    /// <summary>The numbers that a type stands for; null if it stands for none.</summary>
    public static NumberType? Number(int type, bool bigEndian) => type switch
    {
        1 => new NumberType('i', 1),
        2 => new NumberType('u', 1),
        3 => new NumberType('i', 2, bigEndian),
        4 => new NumberType('u', 2, bigEndian),
        5 => new NumberType('i', 4, bigEndian),
        6 => new NumberType('u', 4, bigEndian),
        7 => new NumberType('f', 4, bigEndian),
        9 => new NumberType('f', 8, bigEndian),
        12 => new NumberType('i', 8, bigEndian),
        13 => new NumberType('u', 8, bigEndian),
        _ => null,
    };

    /// <summary>Reads a word of 32 bits.</summary>
    public static uint Word(ReadOnlySpan<byte> bytes, bool bigEndian) => bigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
        : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
