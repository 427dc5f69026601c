using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Noether.Data.Formats;

namespace Noether.Data.Weights;

/// <summary>
/// Reads and writes .safetensors: eight bytes with the length of a JSON header, little endian, the header with type,
/// shape and place of each array, then the numbers without gaps. Read: F16, BF16, F32, F64 and whole numbers; written:
/// F32. Nothing in the header is believed before it is checked against the length of the file.
/// Source: the format section of the safetensors documentation, which also sets the limit of the header.
/// </summary>
internal static class SafetensorsFile
{
    private const int LengthBytes = 8;
    private const int Alignment = 8;
    private const int ChunkValues = 1 << 16;

    /// <summary>Reads all arrays, in the order of their places.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NoetherException">The file is missing, damaged, lies or holds other types.</exception>
    public static WeightArrays Read(string path)
    {
        using var bytes = FileBytes.Open(path);
        return Read(bytes, path);
    }

    /// <summary>Reads all arrays from bytes.</summary>
    /// <param name="bytes">The content of a file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="NoetherException">The content is damaged, lies or holds other types.</exception>
    public static WeightArrays Read(ByteSource bytes, string name)
    {
        var header = SafetensorsHeader.Read(bytes, name);
        var arrays = new List<NamedArray>();
        foreach (var entry in header.Entries)
        {
            var values = new float[entry.Count];
            Fill(bytes, header.DataOffset + entry.Begin, entry, values);
            arrays.Add(new NamedArray(entry.Name, entry.Shape, values));
        }

        return new WeightArrays(arrays, header.Metadata);
    }

    /// <summary>Writes arrays as F32; an older file is replaced when the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The arrays, all names different, and remarks about them.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, WeightArrays content)
    {
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(Header(content));
            foreach (var array in content.Arrays)
                WriteValues(file.Stream, array.Values);
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }

        file.Commit();
    }

    private static ReadOnlySpan<byte> Header(WeightArrays content)
    {
        using var memory = new MemoryStream();
        memory.Write(stackalloc byte[LengthBytes]);
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            if (content.Metadata.Count > 0)
            {
                writer.WriteStartObject(SafetensorsHeader.MetadataKey);
                foreach (var (key, value) in content.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                    writer.WriteString(key, value);
                writer.WriteEndObject();
            }

            var place = 0L;
            foreach (var array in content.Arrays)
            {
                writer.WriteStartObject(array.Name);
                writer.WriteString("dtype", "F32");
                WriteNumbers(writer, "shape", [.. array.Shape]);
                var end = place + ((long)array.Values.Length * sizeof(float));
                WriteNumbers(writer, "data_offsets", [place, end]);
                place = end;
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        // Spaces behind the header align the numbers.
        while (memory.Length % Alignment != 0)
            memory.WriteByte((byte)' ');
        var bytes = memory.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - LengthBytes);
        return bytes;
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void Fill(ByteSource bytes, long offset, SafetensorsEntry entry, Span<float> values)
    {
        var size = entry.Type.Size;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkValues * size);
        for (; !values.IsEmpty; values = values[Math.Min(ChunkValues, values.Length)..])
        {
            var part = values[..Math.Min(ChunkValues, values.Length)];
            var raw = buffer.AsSpan(0, part.Length * size);
            bytes.Read(offset, raw);
            offset += raw.Length;
            if (!entry.IsBrainFloat)
            {
                entry.Type.Convert(raw, part);
                continue;
            }

            // The upper half of a float32.
            for (var i = 0; i < part.Length; i++)
            {
                var half = BinaryPrimitives.ReadUInt16LittleEndian(raw[(2 * i)..]);
                part[i] = BitConverter.UInt32BitsToSingle((uint)half << 16);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
