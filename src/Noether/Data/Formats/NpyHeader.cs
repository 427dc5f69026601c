using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Noether.Data.Formats;

/// <summary>
/// The header of a .npy file, versions 1.0 to 3.0, checked against the number of bytes behind it before anybody
/// allocates what it promises. Source: NumPy Enhancement Proposal 1 and the numpy.lib.format documentation.
/// </summary>
internal sealed record NpyHeader(NumberType Type, bool Fortran, long[] Shape, long DataOffset)
{
    private const int MaximumHeaderBytes = 1 << 20;
    private const int Alignment = 64;

    /// <summary>The first six bytes of every .npy file.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Number of values, the product of the shape.</summary>
    public long Count
    {
        get
        {
            var count = 1L;
            foreach (var length in Shape)
                count *= length;
            return count;
        }
    }

    /// <summary>Reads and checks the header.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">
    /// The file is no .npy file, is truncated, or its header does not fit it.
    /// </exception>
    public static NpyHeader Read(ByteSource bytes, string name)
    {
        var header = Parse(bytes, name);
        header.CheckLength(bytes.Length - header.DataOffset, name);
        return header;
    }

    /// <summary>How many bytes a whole file takes by its header; null where they do not tell.</summary>
    /// <param name="start">The first bytes of the file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">The shape is impossible.</exception>
    public static long? Promised(byte[] start, string name)
    {
        NpyHeader header;
        try
        {
            header = Parse(new MemoryBytes(start), name);
        }
        catch (NoetherException)
        {
            return null; // a header longer than the start, or a damaged one, which the reader refuses
        }
        return (long)UInt128.Min((UInt128)header.DataOffset + header.Needed(name), long.MaxValue);
    }

    private static NpyHeader Parse(ByteSource bytes, string name)
    {
        Span<byte> start = stackalloc byte[12];
        start.Clear();
        bytes.Read(0, start[..(int)Math.Min(start.Length, bytes.Length)]);
        if (bytes.Length == 0)
            throw new NoetherException($"{name} is empty; write the array again.");
        if (!start[..Magic.Length].SequenceEqual(Magic))
            throw new NoetherException($"{name} is not a .npy file: it does not begin with NumPy's mark.");
        var (major, minor) = (start[6], start[7]);
        if (major is < 1 or > 3)
            throw new NoetherException($"{name} is .npy version {major}.{minor}; save it as version 1, 2 or 3.");
        var textOffset = major == 1 ? 10 : 12;
        var textLength = major == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (textOffset + textLength > bytes.Length)
            throw new NoetherException($"{name} is truncated: it ends within its .npy header; copy or write it again.");
        if (textLength > MaximumHeaderBytes)
        {
            throw new NoetherException(
                $"{name} has a .npy header of {textLength} bytes, which is absurd; write it again.");
        }

        var raw = new byte[textLength];
        bytes.Read(textOffset, raw);
        var text = (major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(raw);
        return NpyHeaderParser.Parse(text, name) with { DataOffset = textOffset + textLength };
    }

    /// <summary>
    /// Makes a version 1.0 header in C order, padded so that the data starts at a multiple of 64 bytes.
    /// </summary>
    /// <param name="type">NumPy's code for the type, such as &lt;f8.</param>
    /// <param name="shape">Length of every axis.</param>
    /// <param name="room">Spare characters, so that a longer shape can be written over this one.</param>
    public static byte[] Write(string type, ReadOnlySpan<long> shape, int room = 0)
    {
        var text = new StringBuilder($"{{'descr': '{type}', 'fortran_order': False, 'shape': (");
        for (var i = 0; i < shape.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(shape[i].ToString(CultureInfo.InvariantCulture));
            text.Append(shape.Length == 1 ? "," : "");
        }
        text.Append("), }");
        var total = (10 + text.Length + 1 + room + Alignment - 1) / Alignment * Alignment;
        text.Append(' ', total - 10 - text.Length - 1).Append('\n');
        var header = new byte[total];
        Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)(total - 10)));
        Encoding.ASCII.GetBytes(text.ToString(), header.AsSpan(10));
        return header;
    }

    /// <summary>The shape in words, such as 650000 x 2.</summary>
    public static string Describe(ReadOnlySpan<long> shape) =>
        shape.IsEmpty ? "a single number" : string.Join(" x ", shape.ToArray());

    private UInt128 Needed(string name)
    {
        UInt128 needed = (UInt128)Type.Size;
        // Compared as it grows, so that the product cannot overflow 128 bits; without zeros, which would hide that the other
        // axes have no product.
        foreach (var length in Shape.Where(length => length > 0))
        {
            needed *= (UInt128)length;
            if (needed > long.MaxValue)
                throw new NoetherException($"{name} claims an impossible shape, {Describe(Shape)}; write it again.");
        }
        return Shape.Contains(0) ? 0 : needed;
    }

    private void CheckLength(long available, string name)
    {
        var needed = Needed(name);
        if (needed == (UInt128)available)
            return;
        var what = needed > (UInt128)available ? "is truncated or lies about its shape" : "lies about its shape";
        throw new NoetherException(
            $"{name} {what}: {Describe(Shape)} of {Type.Name} takes {needed} bytes, but {available} follow the header; "
            + "copy or write it again.");
    }
}
