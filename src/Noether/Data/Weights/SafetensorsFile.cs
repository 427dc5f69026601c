using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Noether.Data.Formats;

namespace Noether.Data.Weights;

/// <summary>
/// Reads and writes .safetensors: eight bytes with the length of a JSON header, little endian, the header with type,
/// shape and place of each array, then the numbers without gaps. <see cref="Read(string)"/> takes F16, BF16, F32, F64
/// and whole numbers as float32; <see cref="ReadExact"/> takes F32, F64 and I64 as they are. Nothing in the header is
/// believed before it is checked against the length of the file.
/// Source: the format section of the safetensors documentation, which also sets the limit of the header.
/// </summary>
internal static class SafetensorsFile
{
    private const int LengthBytes = 8;
    private const int Alignment = 8;
    private const int ChunkValues = 1 << 16;
    private const string ChecksumKey = "crc32";

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
    public static void Write(string path, WeightArrays content) =>
        Write(path, [.. content.Arrays.Select(a => (a.Name, a.Shape, (Array)a.Values))], content.Metadata);

    /// <summary>
    /// Writes arrays with all their bits and a checksum over everything; an older file is replaced when the new one is
    /// complete and on the disk.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="arrays">Arrays by name: float[] becomes F32, double[] F64, long[] I64, each of one axis.</param>
    /// <param name="texts">Texts by name; "crc32" is taken.</param>
    /// <exception cref="ArgumentException">An array is of another type, or a name is taken.</exception>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void WriteExact(
        string path, IReadOnlyDictionary<string, Array> arrays, IReadOnlyDictionary<string, string> texts)
    {
        if (texts.ContainsKey(ChecksumKey))
            throw new ArgumentException($"The name {ChecksumKey} is taken by the checksum.", nameof(texts));

        // Wide numbers first, so that all of them lie at multiples of their size.
        var sorted = arrays
            .OrderByDescending(a => NumberPieces.Size(a.Value)).ThenBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => (a.Key, (IReadOnlyList<long>)[a.Value.Length], a.Value)).ToArray();
        var metadata = new Dictionary<string, string>(texts, StringComparer.Ordinal)
        {
            [ChecksumKey] = Checksum(sorted.Select(a => (a.Key, a.Value)), texts),
        };
        Write(path, sorted, metadata);
    }

    /// <summary>Reads what <see cref="WriteExact"/> wrote, with the same bits.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The arrays by name, each float[], double[] or long[], and the texts by name.</returns>
    /// <exception cref="NoetherException">
    /// The file is missing or damaged, was written by another program, or holds other types.
    /// </exception>
    public static (IReadOnlyDictionary<string, Array> Arrays, IReadOnlyDictionary<string, string> Texts) ReadExact(
        string path)
    {
        using var bytes = FileBytes.Open(path);
        var header = SafetensorsHeader.Read(bytes, path);
        var texts = new Dictionary<string, string>(header.Metadata, StringComparer.Ordinal);
        if (!texts.Remove(ChecksumKey, out var expected))
            throw new NoetherException($"{path} has no checksum; it was not written by this program.") { File = path };
        var arrays = new Dictionary<string, Array>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            var array = NumberPieces.Make(entry.Type, entry.Count) ?? throw new NoetherException(
                $"{path}: array {entry.Name} is {entry.Type.Name} instead of float32, float64 or int64; "
                + "it was not written by this program.")
            { File = path };
            NumberPieces.Fill(array, bytes, header.DataOffset + entry.Begin);
            arrays.Add(entry.Name, array);
        }

        if (Checksum(header.Entries.Select(e => (e.Name, arrays[e.Name])), texts) != expected)
        {
            throw new NoetherException($"{path} is damaged: its checksum does not fit; copy or write it again.")
            {
                File = path,
            };
        }

        return (arrays, texts);
    }

    private static void Write(
        string path,
        IReadOnlyList<(string Name, IReadOnlyList<long> Shape, Array Values)> arrays,
        IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(arrays, metadata);
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(header);
            foreach (var (_, _, values) in arrays)
                NumberPieces.Visit(values, file.Stream.Write);
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }

        file.Commit();
    }

    // Over the numbers in the order of the file, then over all names and texts, which no length check protects.
    private static string Checksum(
        IEnumerable<(string Name, Array Values)> arrays, IReadOnlyDictionary<string, string> texts)
    {
        var crc = new Crc32();
        var names = new StringBuilder();
        foreach (var (name, values) in arrays)
        {
            NumberPieces.Visit(values, crc.Append);
            names.Append(NumberPieces.Code(values)).Append(name).Append('\0');
        }

        foreach (var (key, value) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            names.Append(key).Append('\0').Append(value).Append('\0');
        crc.Append(Encoding.UTF8.GetBytes(names.ToString()));
        return crc.GetCurrentHashAsUInt32().ToString("x8", CultureInfo.InvariantCulture);
    }

    private static byte[] Header(
        IReadOnlyList<(string Name, IReadOnlyList<long> Shape, Array Values)> arrays,
        IReadOnlyDictionary<string, string> metadata)
    {
        using var memory = new MemoryStream();
        memory.Write(stackalloc byte[LengthBytes]);
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(SafetensorsHeader.MetadataKey);
                foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                    writer.WriteString(key, value);
                writer.WriteEndObject();
            }

            var place = 0L;
            foreach (var (name, shape, values) in arrays)
            {
                if (name == SafetensorsHeader.MetadataKey)
                    throw new ArgumentException($"The name {name} is taken by the format.", nameof(arrays));
                writer.WriteStartObject(name);
                writer.WriteString("dtype", NumberPieces.Code(values));
                WriteNumbers(writer, "shape", [.. shape]);
                var end = place + (values.LongLength * NumberPieces.Size(values));
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
