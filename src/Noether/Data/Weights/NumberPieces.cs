using System.Runtime.InteropServices;
using Noether.Data.Formats;

namespace Noether.Data.Weights;

/// <summary>
/// The bytes of float[], double[] and long[] as .safetensors has them, little endian, a piece at a time: an array may
/// have more bytes than a span can hold.
/// </summary>
internal static class NumberPieces
{
    private const int PieceValues = 1 << 16;

    /// <summary>Takes the bytes of a piece.</summary>
    public delegate void Visitor(ReadOnlySpan<byte> bytes);

    /// <summary>The type in the words of .safetensors.</summary>
    /// <exception cref="ArgumentException">The array is of another type.</exception>
    public static string Code(Array values) => values switch
    {
        float[] => "F32",
        double[] => "F64",
        long[] => "I64",
        _ => throw new ArgumentException($"{values.GetType().Name} cannot be written.", nameof(values)),
    };

    /// <summary>Bytes of one number.</summary>
    /// <exception cref="ArgumentException">The array is of another type.</exception>
    public static int Size(Array values) => Code(values) == "F32" ? sizeof(float) : sizeof(double);

    /// <summary>An array for numbers of a type; null when there is none that keeps them as they are.</summary>
    public static Array? Make(NumberType type, long count) => (type.Kind, type.Size) switch
    {
        ('f', 4) => new float[count],
        ('f', 8) => new double[count],
        ('i', 8) => new long[count],
        _ => null,
    };

    /// <summary>Hands all bytes of an array to a visitor, in order.</summary>
    public static void Visit(Array values, Visitor visitor)
    {
        var size = Size(values);
        var swapped = BitConverter.IsLittleEndian ? [] : new byte[PieceValues * size];
        for (var start = 0; start < values.Length; start += PieceValues)
        {
            ReadOnlySpan<byte> piece = Piece(values, start);
            if (!BitConverter.IsLittleEndian)
            {
                piece.CopyTo(swapped);
                piece = Swap(swapped.AsSpan(0, piece.Length), size);
            }

            visitor(piece);
        }
    }

    /// <summary>Reads an array.</summary>
    /// <param name="values">Is filled completely.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="offset">Place of the first number.</param>
    public static void Fill(Array values, ByteSource bytes, long offset)
    {
        for (var start = 0; start < values.Length; start += PieceValues)
        {
            var piece = Piece(values, start);
            bytes.Read(offset, piece);
            offset += piece.Length;
            if (!BitConverter.IsLittleEndian)
                Swap(piece, Size(values));
        }
    }

    private static Span<byte> Piece(Array values, int start)
    {
        var count = Math.Min(PieceValues, values.Length - start);
        return values switch
        {
            float[] singles => MemoryMarshal.AsBytes(singles.AsSpan(start, count)),
            double[] doubles => MemoryMarshal.AsBytes(doubles.AsSpan(start, count)),
            _ => MemoryMarshal.AsBytes(((long[])values).AsSpan(start, count)),
        };
    }

    private static Span<byte> Swap(Span<byte> bytes, int size)
    {
        for (var i = 0; i < bytes.Length; i += size)
            bytes.Slice(i, size).Reverse();
        return bytes;
    }
}
