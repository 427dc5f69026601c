using System.Buffers.Binary;

namespace Noether.Data.Formats;

/// <summary>
/// Reads .wav sounds: PCM of 8, 16, 24 and 32 bits and floats of 32 and 64 bits, any number of channels. Integers are
/// scaled to [-1, 1). The array has the shape (moments, channels). Source: Microsoft and IBM, Multimedia Programming
/// Interface and Data Specifications 1.0, and the WAVEFORMATEXTENSIBLE documentation.
/// </summary>
internal static class WavFile
{
    private const ushort Pcm = 1, Float = 3, Extensible = 0xfffe;

    /// <summary>Whether the first bytes look like a sound.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && start[..4].SequenceEqual("RIFF"u8) && start.Slice(8, 4).SequenceEqual("WAVE"u8);

    /// <summary>Describes the values of a sound.</summary>
    /// <exception cref="NoetherException">The file is damaged, or compressed in some way.</exception>
    public static LoadedArray Read(FormatRequest request)
    {
        var array = Read(request.Bytes, request.Name, out var rate);
        return new LoadedArray(array) { Rate = rate };
    }

    private static NumberArray Read(ByteSource bytes, string name, out double rate)
    {
        NumberType? type = null;
        var channels = 0;
        rate = double.NaN;
        Span<byte> chunk = stackalloc byte[8];
        for (var place = 12L; place + 8 <= bytes.Length;)
        {
            bytes.Read(place, chunk);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            place += 8;
            var rest = bytes.Length - place;
            if (chunk[..4].SequenceEqual("data"u8))
            {
                // Programs that write to a pipe leave the size at its largest value: all that follows.
                size = size == uint.MaxValue ? rest : size;
                if (type is null)
                {
                    throw new NoetherException(
                        $"{name} has no format before its sound; it is damaged, so copy it again.");
                }
                if (size > rest)
                {
                    throw new NoetherException(
                        $"{name} is truncated: it promises {size} bytes of sound and holds {rest}; copy it again.");
                }
                var frames = size / (type.Value.Size * channels);
                return new NumberArray(bytes, type.Value, [frames, channels], place);
            }
            if (size > rest)
                throw new NoetherException($"{name} is truncated within its header; copy it again.");
            if (chunk[..4].SequenceEqual("fmt "u8))
                type = Format(bytes, place, size, name, out channels, out rate);
            place += size + (size & 1); // chunks begin at even places
        }
        throw new NoetherException($"{name} holds no sound; it is damaged or truncated, so copy it again.");
    }

    private static NumberType Format(ByteSource bytes, long place, long size, string name, out int channels, out double rate)
    {
        if (size < 16)
            throw new NoetherException($"{name} has a format that is too short; it is damaged, so copy it again.");
        Span<byte> format = stackalloc byte[26];
        format.Clear();
        bytes.Read(place, format[..(int)Math.Min(size, format.Length)]);
        var kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var block = BinaryPrimitives.ReadUInt16LittleEndian(format[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (kind == Extensible)
            kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        var type = (kind, bits) switch
        {
            (Pcm, 8) => new NumberType('u', 1, false, 1.0 / 128, -128),
            (Pcm, 16) => new NumberType('i', 2, false, 1.0 / (1 << 15)),
            (Pcm, 24) => new NumberType('i', 3, false, 1.0 / (1 << 23)),
            (Pcm, 32) => new NumberType('i', 4, false, 1.0 / (1L << 31)),
            (Float, 32) => new NumberType('f', 4),
            (Float, 64) => new NumberType('f', 8),
            _ => throw new NoetherException(
                $"{name} is a .wav of kind {kind} with {bits} bits, which is not supported; "
                + "save it as PCM of 16 bits."),
        };
        if (channels == 0 || block != channels * type.Size)
        {
            throw new NoetherException(
                $"{name} contradicts itself about its channels; it is damaged, so copy it again.");
        }
        return type;
    }
}
