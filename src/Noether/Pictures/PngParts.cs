using System.Buffers.Binary;
using System.IO.Hashing;
using Noether.Data.Formats;

namespace Noether.Pictures;

/// <summary>The parts of a .png file that say how it looks, with checked checksums, still packed.</summary>
/// <param name="Header">The IHDR chunk.</param>
/// <param name="Palette">The PLTE chunk: red, green and blue of every entry; empty when there is none.</param>
/// <param name="Transparency">The tRNS chunk; empty when there is none.</param>
/// <param name="Exif">The eXIf chunk; empty when there is none.</param>
/// <param name="Packed">All IDAT chunks, one after another.</param>
internal sealed record PngParts(
    PngHeader Header, byte[] Palette, byte[] Transparency, byte[] Exif, MemoryStream Packed)
{
    private const long LargestPart = 1 << 30;

    /// <summary>Reads the chunks up to IEND.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="checkSize">Sees the promised width and height before anything else is read, and may throw.</param>
    /// <exception cref="NoetherException">The file is damaged, truncated or too large.</exception>
    public static PngParts Read(ByteSource bytes, string name, Action<int, int> checkSize)
    {
        PngHeader? header = null;
        byte[] palette = [], transparency = [], exif = [];
        var packed = new MemoryStream();
        Span<byte> frame = stackalloc byte[8];
        for (long place = PngHeader.Signature.Length; ;)
        {
            if (bytes.Length - place < 12)
                throw Truncated(name);
            bytes.Read(place, frame);
            long size = BinaryPrimitives.ReadUInt32BigEndian(frame);
            if (size > bytes.Length - place - 12)
                throw Truncated(name);
            if (size > LargestPart || packed.Length > LargestPart)
                throw new NoetherException($"{name} is a .png picture of more than 1 GB, which is absurd; cut it up.");
            var typed = new byte[size + 4];
            bytes.Read(place + 4, typed);
            bytes.Read(place + 8 + size, frame[..4]);
            if (Crc32.HashToUInt32(typed) != BinaryPrimitives.ReadUInt32BigEndian(frame))
                throw new NoetherException($"{name} is damaged: the checksum of a part is wrong; copy it again.");
            place += size + 12;
            var content = typed.AsSpan(4);
            var kind = typed.AsSpan(0, 4);
            if (header is null)
            {
                header = kind.SequenceEqual("IHDR"u8) ? PngHeader.Read(content, name) : throw Damaged(name);
                checkSize(header.Value.Width, header.Value.Height);
            }
            else if (kind.SequenceEqual("PLTE"u8))
                palette = content.ToArray();
            else if (kind.SequenceEqual("tRNS"u8))
                transparency = content.ToArray();
            else if (kind.SequenceEqual("eXIf"u8))
                exif = content.ToArray();
            else if (kind.SequenceEqual("IDAT"u8))
                packed.Write(content);
            else if (kind.SequenceEqual("IEND"u8))
                break;
            else if ((kind[0] & 0x20) == 0)
            {
                throw new NoetherException(
                    $"{name} uses a part of .png that is not supported; save it as a plain .png.");
            }
        }
        if (header.Value.Color == 3 && (palette.Length == 0 || palette.Length % 3 != 0))
            throw new NoetherException($"{name} has no usable palette; it is damaged, so write it again.");
        return new PngParts(header.Value, palette, transparency, exif, packed);
    }

    private static NoetherException Truncated(string name) =>
        new($"{name} is a truncated .png picture; copy it again.");

    private static NoetherException Damaged(string name) =>
        new($"{name} is a damaged .png picture; copy it again.");
}
