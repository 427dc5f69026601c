using System.Buffers.Binary;

namespace Noether.Data.Formats;

/// <summary>
/// Walks through the description at the end of a Parquet file to see that its fields are of the types that they should be,
/// and that no list or text in it promises more than there is: a reader that believes a count of billions, or takes one type
/// for another, does not come to an end. Source: the compact protocol of Apache Thrift.
/// </summary>
internal ref struct ParquetFooter
{
    private const int TailBytes = 8;
    private const int DeepestPart = 32;
    private const int LargestFooter = 1 << 28;

    private ReadOnlySpan<byte> rest;

    private ParquetFooter(ReadOnlySpan<byte> footer) => rest = footer;

    private enum Kind
    {
        Stop, True, False, Byte, Short, Int, Long, Double, Text, List, Set, Map, Struct,
    }

    /// <summary>Checks the description of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="InvalidDataException">It is damaged, or uses what is not known.</exception>
    public static void Check(ByteSource bytes)
    {
        Span<byte> tail = stackalloc byte[TailBytes];
        if (bytes.Length < TailBytes)
            throw Damaged();
        bytes.Read(bytes.Length - TailBytes, tail);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length > bytes.Length - TailBytes || length > LargestFooter)
            throw Damaged();
        var footer = new byte[length];
        bytes.Read(bytes.Length - TailBytes - length, footer);
        new ParquetFooter(footer).SkipStruct(ParquetLayout.Root, 0);
    }

    private static InvalidDataException Damaged() => new("its description makes no sense");

    private void SkipStruct(string structure, int depth)
    {
        if (depth > DeepestPart)
            throw Damaged();
        for (var number = 0; ;)
        {
            var head = Next();
            var kind = (Kind)(head & 0x0f);
            if (head == 0)
                return;
            // The number of a field is a step from the last one, or stands there by itself.
            number = head >> 4 == 0 ? Signed(Number()) : number + (head >> 4);
            var type = ParquetLayout.TypeOf(structure, number);
            // What is not known may come from a later version; only what is simple is passed over.
            if (type is null ? kind is Kind.Stop or > Kind.Text : !Fits(type, kind))
                throw Damaged();
            if (kind is not (Kind.True or Kind.False))
                Skip(kind, type, depth);
        }
    }

    private static bool Fits(string type, Kind kind) => type switch
    {
        "bool" => kind is Kind.True or Kind.False,
        "byte" => kind == Kind.Byte,
        "short" => kind == Kind.Short,
        "int" => kind == Kind.Int,
        "long" => kind == Kind.Long,
        "double" => kind == Kind.Double,
        "text" => kind == Kind.Text,
        _ => kind == (type[0] == '[' ? Kind.List : Kind.Struct),
    };

    private void Skip(Kind kind, string? type, int depth)
    {
        switch (kind)
        {
            case Kind.Byte: Pass(1); break;
            case Kind.Short or Kind.Int or Kind.Long: Number(); break;
            case Kind.Double: Pass(sizeof(double)); break;
            case Kind.Text: Pass(Number()); break;
            case Kind.List: SkipList(type![1..^1], depth + 1); break;
            case Kind.Struct: SkipStruct(type!, depth + 1); break;
            default: throw Damaged();
        }
    }

    // Every part takes a byte at least.
    private void SkipList(string type, int depth)
    {
        var head = Next();
        var (count, kind) = (head >> 4 == 15 ? Number() : (ulong)(head >> 4), (Kind)(head & 0x0f));
        if (count > (ulong)rest.Length || (count > 0 && !Fits(type, kind)))
            throw Damaged();
        for (var i = 0UL; i < count; i++)
            Skip(kind, type, depth);
    }

    private void Pass(ulong count)
    {
        if (count > (ulong)rest.Length)
            throw Damaged();
        rest = rest[(int)count..];
    }

    private byte Next()
    {
        if (rest.IsEmpty)
            throw Damaged();
        var next = rest[0];
        rest = rest[1..];
        return next;
    }

    // Seven bits a byte, the lowest first.
    private ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Next();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }

        throw Damaged();
    }

    // 0, 1, 2, 3 are 0, -1, 1, -2.
    private static int Signed(ulong value) => value > ushort.MaxValue * 2UL ? throw Damaged() : (int)(value >> 1) ^ -(int)(value & 1);
}
