using System.Buffers.Binary;
using System.Text.Json;
using Noether.Data.Formats;

namespace Noether.Data.Weights;

/// <summary>The checked header of a .safetensors file.</summary>
/// <param name="Entries">The arrays in the order of their places, which leave no gap.</param>
/// <param name="Metadata">Remarks: names and texts.</param>
/// <param name="DataOffset">Where the numbers begin in the file.</param>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataOffset)
{
    /// <summary>The name of the entry with remarks.</summary>
    public const string MetadataKey = "__metadata__";

    private const int LengthBytes = 8;
    private const long MaximumLength = 100_000_000;
    private const int MaximumAxes = 32;
    private const int MaximumDepth = 8;

    /// <summary>Reads and checks the header.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="NoetherException">It is no such file, or is damaged.</exception>
    public static SafetensorsHeader Read(ByteSource bytes, string name)
    {
        if (bytes.Length < LengthBytes + 2)
            throw new NoetherException($"{name} is too short for a .safetensors file; copy it again.");
        Span<byte> prefix = stackalloc byte[LengthBytes];
        bytes.Read(0, prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > MaximumLength || length > (ulong)bytes.Length - LengthBytes)
        {
            throw new NoetherException(
                $"{name} is no .safetensors file or is truncated: its header claims {length} bytes; copy it again.");
        }

        var text = new byte[length];
        bytes.Read(LengthBytes, text);
        var offset = LengthBytes + (long)length;
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = MaximumDepth };
            using var document = JsonDocument.Parse(text, options);
            return Parse(document.RootElement, offset, bytes.Length - offset, name);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // The last two are what a value of another kind, or a number that is no whole one, leads to.
            throw new NoetherException(
                $"{name} has a .safetensors header that cannot be understood; it is damaged, so write it again.", e);
        }
    }

    private static SafetensorsHeader Parse(JsonElement root, long offset, long dataLength, string name)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<SafetensorsEntry>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name != MetadataKey)
            {
                entries.Add(Entry(property.Name, property.Value, name));
                continue;
            }

            foreach (var remark in property.Value.EnumerateObject())
                metadata[remark.Name] = remark.Value.GetString() ?? throw new FormatException();
        }

        entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end)
            {
                var what = entry.Begin < end ? "overlaps another array" : "leaves a gap before it";
                throw new NoetherException($"{name} is damaged: array {entry.Name} {what}; write it again.");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new NoetherException(
                $"{name} is damaged: its arrays take {end} bytes, but {dataLength} are there; copy it again.");
        }

        return new SafetensorsHeader(entries, metadata, offset);
    }

    private static SafetensorsEntry Entry(string entry, JsonElement value, string name)
    {
        if (!value.TryGetProperty("dtype", out var type) || !value.TryGetProperty("shape", out var shape)
            || !value.TryGetProperty("data_offsets", out var places))
        {
            throw new FormatException();
        }

        var code = type.GetString();
        var number = Type(code) ?? throw new NoetherException(
            $"{name}: array {entry} is of type {code}, which is not supported; save it as F32.");
        var axes = Numbers(shape);
        var range = Numbers(places);
        if (axes.Length > MaximumAxes || range.Length != 2 || axes.Concat(range).Any(n => n < 0))
            throw new FormatException();
        var count = Count(axes);
        if (count > Array.MaxLength || range[1] - range[0] != count * number.Size)
        {
            throw new NoetherException(
                $"{name} is damaged: array {entry} of shape ({string.Join(", ", axes)}) does not fit into its "
                + $"{range[1] - range[0]} bytes; write it again.");
        }

        return new SafetensorsEntry(entry, number, code == "BF16", axes, (long)count, range[0], range[1]);
    }

    private static Int128 Count(long[] axes)
    {
        // Stops before it could overflow; too many values in any case, unless an axis is empty.
        Int128 count = 1;
        foreach (var axis in axes)
            count = count > Array.MaxLength && axis > 0 ? count : count * axis;
        return count;
    }

    private static NumberType? Type(string? code) => code switch
    {
        "F64" => new NumberType('f', 8),
        "F32" => new NumberType('f', 4),
        "F16" or "BF16" => new NumberType('f', 2),
        "I64" => new NumberType('i', 8),
        "I32" => new NumberType('i', 4),
        "I16" => new NumberType('i', 2),
        "I8" => new NumberType('i', 1),
        "U8" => new NumberType('u', 1),
        _ => null,
    };

    private static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetInt64())];
}
