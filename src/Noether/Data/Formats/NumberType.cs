using System.Numerics;
using System.Runtime.InteropServices;

namespace Noether.Data.Formats;

/// <summary>How one number lies in a file: kind, size, byte order, and how a raw value becomes a real one.</summary>
/// <param name="Kind">'b' boolean, 'i' signed integer, 'u' unsigned integer, 'f' floating point.</param>
/// <param name="Size">Bytes of one number: 1, 2, 4 or 8, and 3 for signed integers (24-bit sound).</param>
/// <param name="BigEndian">Whether the most significant byte comes first.</param>
/// <param name="Scale">Every raw value is multiplied by this, after the shift.</param>
/// <param name="Shift">Added to every raw value.</param>
internal readonly record struct NumberType(
    char Kind, int Size, bool BigEndian = false, double Scale = 1, double Shift = 0)
{
    private const int ScratchBytes = 3072;

    /// <summary>The type in NumPy's notation, such as &lt;f4.</summary>
    public string Code => (Size == 1 ? "|" : BigEndian ? ">" : "<") + Kind + Size;

    /// <summary>The type in words for messages, such as float32.</summary>
    public string Name => Kind switch
    {
        'b' => "bool",
        'i' => $"int{Size * 8}",
        'u' => $"uint{Size * 8}",
        _ => $"float{Size * 8}",
    };

    /// <summary>Converts raw bytes to numbers.</summary>
    /// <param name="source">destination.Length numbers of this type, without gaps.</param>
    /// <param name="destination">Receives the numbers, rounded to nearest.</param>
    public void Convert<T>(ReadOnlySpan<byte> source, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        // What most files do not need stands apart: code that is not run is not compiled either.
        if (Size == 1 || Size == 3 || BigEndian != BitConverter.IsLittleEndian)
            ConvertNative(source, destination);
        else
            ConvertSwapped(source, destination);
        if (Scale != 1 || Shift != 0)
            Rescale(destination);
    }

    private void ConvertSwapped<T>(ReadOnlySpan<byte> source, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        var perChunk = ScratchBytes / Size;
        for (var start = 0; start < destination.Length; start += perChunk)
        {
            var count = Math.Min(perChunk, destination.Length - start);
            var chunk = scratch[..(count * Size)];
            source.Slice(start * Size, chunk.Length).CopyTo(chunk);
            for (var i = 0; i < chunk.Length; i += Size)
                chunk.Slice(i, Size).Reverse();
            ConvertNative<T>(chunk, destination.Slice(start, count));
        }
    }

    private void Rescale<T>(Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = T.CreateTruncating((double.CreateTruncating(destination[i]) + Shift) * Scale);
    }

    private void ConvertNative<T>(ReadOnlySpan<byte> source, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        switch (Kind, Size)
        {
            case ('b', _):
                for (var i = 0; i < destination.Length; i++)
                    destination[i] = source[i] != 0 ? T.One : T.Zero;
                break;
            case ('i', 1): Cast<sbyte, T>(source, destination); break;
            case ('i', 2): Cast<short, T>(source, destination); break;
            case ('i', 3): Cast24(source, destination); break;
            case ('i', 4): Cast<int, T>(source, destination); break;
            case ('i', _): Cast<long, T>(source, destination); break;
            case ('u', 1): Cast<byte, T>(source, destination); break;
            case ('u', 2): Cast<ushort, T>(source, destination); break;
            case ('u', 4): Cast<uint, T>(source, destination); break;
            case ('u', _): Cast<ulong, T>(source, destination); break;
            case ('f', 2): Cast<Half, T>(source, destination); break;
            case ('f', 4): Cast<float, T>(source, destination); break;
            default: Cast<double, T>(source, destination); break;
        }
    }

    private static void Cast<TFrom, T>(ReadOnlySpan<byte> source, Span<T> destination)
        where TFrom : unmanaged, INumberBase<TFrom>
        where T : struct, IFloatingPointIeee754<T>
    {
        var numbers = MemoryMarshal.Cast<byte, TFrom>(source)[..destination.Length];
        for (var i = 0; i < numbers.Length; i++)
            destination[i] = T.CreateTruncating(numbers[i]);
    }

    private static void Cast24<T>(ReadOnlySpan<byte> source, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var b = source.Slice(3 * i, 3);
            destination[i] = T.CreateTruncating(b[0] | (b[1] << 8) | ((sbyte)b[2] << 16));
        }
    }
}
