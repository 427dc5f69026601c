using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>
/// What the markers of a .jpg file say, read without decoding it. Source: ITU-T T.81, annex B.
/// </summary>
/// <param name="Width">Pixels in a row, as stored.</param>
/// <param name="Height">Rows, as stored.</param>
/// <param name="Components">1 grey, 3 colour, 4 inks.</param>
/// <param name="Orientation">EXIF's orientation, 1 to 8.</param>
/// <param name="Inverted">Whether a writer of Adobe's left its mark: its inks are stored as what is left white.</param>
internal sealed record JpegHeader(int Width, int Height, int Components, int Orientation, bool Inverted)
{
    /// <summary>The bytes that begin every .jpg file.</summary>
    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <summary>Walks over all markers to the end of the picture.</summary>
    /// <param name="bytes">The file, which begins with <see cref="Signature"/>.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">The file is truncated or damaged.</exception>
    public static JpegHeader Read(ReadOnlySpan<byte> bytes, string name)
    {
        var header = new JpegHeader(0, 0, 0, 1, false);
        for (var place = 2; ;)
        {
            // Anything between segments is skipped, as decoders do; within the scan these are the packed pixels.
            var found = bytes[place..].IndexOf((byte)0xFF);
            if (found < 0 || place + found + 1 >= bytes.Length)
                throw Truncated(name);
            var marker = bytes[place + found + 1];
            // A doubled FF is filling; FF 00 is an FF among the pixels.
            place += found + (marker == 0xFF ? 1 : 2);
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (marker == 0xD9)
                return header.Width > 0 ? header : throw Damaged(name);
            if (bytes.Length - place < 2)
                throw Truncated(name);
            int size = BinaryPrimitives.ReadUInt16BigEndian(bytes[place..]);
            if (size > bytes.Length - place)
                throw Truncated(name);
            if (size < 2)
                throw Damaged(name);
            header = header.With(marker, bytes[(place + 2)..(place + size)], name);
            place += size;
        }
    }

    private JpegHeader With(byte marker, ReadOnlySpan<byte> content, string name)
    {
        var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
        if (isFrame && Width == 0)
        {
            if (content.Length < 6)
                throw Damaged(name);
            var height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
            var width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
            if (width == 0 || height == 0)
                throw Damaged(name);
            return this with { Width = width, Height = height, Components = content[5] };
        }
        if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8))
            return this with { Orientation = ExifOrientation.Read(content) };
        return marker == 0xEE && content.StartsWith("Adobe"u8) ? this with { Inverted = true } : this;
    }

    private static NoetherException Truncated(string name) =>
        new($"{name} is a truncated .jpg picture; copy it again.");

    private static NoetherException Damaged(string name) =>
        new($"{name} is a damaged .jpg picture; copy it again.");
}
