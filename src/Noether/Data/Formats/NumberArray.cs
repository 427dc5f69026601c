using System.Buffers;
using System.Numerics;

namespace Noether.Data.Formats;

/// <summary>Numbers of one type in a file or in memory, with a shape; the bytes are read only when asked for.</summary>
internal sealed class NumberArray : IDisposable
{
    private const int ChunkBytes = 8192;
    private const int LargeChunkBytes = 1 << 18;
    private const int NearStep = 16;
    private readonly ByteSource bytes;
    private readonly long offset;

    /// <summary>Describes numbers; the caller has checked that they lie within the bytes.</summary>
    public NumberArray(ByteSource bytes, NumberType type, long[] shape, long offset, bool fortran = false)
    {
        this.bytes = bytes;
        this.offset = offset;
        Type = type;
        Shape = shape;
        Count = shape.Aggregate(1L, (product, length) => checked(product * length));
        // With at most one axis longer than 1 both orders are the same, and C order reads faster.
        Fortran = fortran && shape.Count(length => length != 1) > 1;
    }

    /// <summary>How a number lies in the bytes.</summary>
    public NumberType Type { get; }

    /// <summary>Length of every axis.</summary>
    public long[] Shape { get; }

    /// <summary>Whether the first axis runs fastest.</summary>
    public bool Fortran { get; }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <summary>Reads the header of a .npy file and describes what follows it.</summary>
    public static NumberArray FromNpy(ByteSource bytes, string name)
    {
        var header = NpyHeader.Read(bytes, name);
        return new NumberArray(bytes, header.Type, header.Shape, header.DataOffset, header.Fortran);
    }

    /// <summary>Describes float32 values in memory, in C order.</summary>
    public static NumberArray FromSingles(float[] values, params long[] shape) =>
        new(new SingleBytes(values), new NumberType('f', 4, !BitConverter.IsLittleEndian), shape, 0);

    /// <summary>Whether the numbers lie in these bytes.</summary>
    public bool Uses(ByteSource source) => ReferenceEquals(bytes, source);

    /// <summary>The same numbers with other axes, which take as many values in C order.</summary>
    /// <param name="shape">Length of every axis.</param>
    public NumberArray Reshape(params long[] shape) => new(bytes, Type, shape, offset);

    /// <summary>Distance in the file between neighbours along every axis, in values.</summary>
    public long[] Steps()
    {
        var steps = new long[Shape.Length];
        var step = 1L;
        for (var i = 0; i < steps.Length; i++)
        {
            var axis = Fortran ? i : steps.Length - 1 - i;
            steps[axis] = step;
            step *= Shape[axis];
        }
        return steps;
    }

    /// <summary>Reads values that follow one another in the file.</summary>
    /// <param name="first">Number of the first value in file order.</param>
    /// <param name="destination">Receives the values.</param>
    public void Read<T>(long first, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        if ((long)destination.Length * Type.Size <= ChunkBytes)
        {
            Read(first, destination, stackalloc byte[ChunkBytes]);
            return;
        }
        // Every piece is one request to the system, which does not read ahead.
        var chunk = ArrayPool<byte>.Shared.Rent(LargeChunkBytes);
        Read(first, destination, chunk.AsSpan(0, LargeChunkBytes));
        ArrayPool<byte>.Shared.Return(chunk);
    }

    private void Read<T>(long first, Span<T> destination, Span<byte> chunk) where T : struct, IFloatingPointIeee754<T>
    {
        var perChunk = chunk.Length / Type.Size;
        for (var start = 0; start < destination.Length; start += perChunk)
        {
            var count = Math.Min(perChunk, destination.Length - start);
            var raw = chunk[..(count * Type.Size)];
            bytes.Read(offset + ((first + start) * Type.Size), raw);
            Type.Convert(raw, destination.Slice(start, count));
        }
    }

    /// <summary>Reads values at equal distances in the file.</summary>
    /// <param name="first">Number of the first value in file order.</param>
    /// <param name="step">Distance between values, in values.</param>
    /// <param name="destination">Receives the values.</param>
    public void ReadStrided<T>(long first, long step, Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        if (step == 1)
        {
            Read(first, destination);
            return;
        }
        // Neighbours a short way apart are read with all that lies between them, others one by one.
        Span<byte> chunk = stackalloc byte[ChunkBytes];
        var (size, near) = (Type.Size, step <= NearStep);
        var perChunk = near ? ChunkBytes / (size * (int)step) : ChunkBytes / size;
        for (var start = 0; start < destination.Length; start += perChunk)
        {
            var count = Math.Min(perChunk, destination.Length - start);
            var place = offset + ((first + (start * step)) * size);
            if (near)
                bytes.Read(place, chunk[..((((count - 1) * (int)step) + 1) * size)]);
            for (var i = 0; i < count; i++)
            {
                var target = chunk.Slice(i * size, size);
                if (near)
                    chunk.Slice(i * (int)step * size, size).CopyTo(target);
                else
                    bytes.Read(place + (i * step * size), target);
            }
            Type.Convert(chunk[..(count * size)], destination.Slice(start, count));
        }
    }

    /// <summary>Reads everything in C order.</summary>
    /// <param name="destination">Receives <see cref="Count"/> values.</param>
    public void ReadAll<T>(Span<T> destination) where T : struct, IFloatingPointIeee754<T>
    {
        if (!Fortran)
        {
            Read(0, destination);
            return;
        }
        // The last axis is read as strided lines; index counts through all other axes in C order.
        var axes = Shape.Length;
        var steps = Steps();
        var line = (int)Shape[^1];
        var index = new long[axes];
        for (var start = 0; start < destination.Length; start += line)
        {
            var first = 0L;
            for (var a = 0; a < axes - 1; a++)
                first += index[a] * steps[a];
            ReadStrided(first, steps[^1], destination.Slice(start, line));
            for (var a = axes - 2; a >= 0 && ++index[a] == Shape[a]; a--)
                index[a] = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => bytes.Dispose();
}
