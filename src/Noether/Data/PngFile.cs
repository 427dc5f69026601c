using System.Buffers.Binary;
using System.IO.Compression;

namespace Noether.Data;

/// <summary>
/// Reads .png pictures as grey values from 0 to 1: all colour types and depths, all filters, Adam7. Colour becomes
/// luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601); gamma is left as it is and alpha is ignored. The checksums of all
/// chunks are verified. Source: W3C, Portable Network Graphics (PNG) Specification, second edition.
/// </summary>
internal static class PngFile
{
    // Deflate cannot pack better than 1032 to 1, so a picture that promises more pixels than that is lying.
    private const long LargestRatio = 1032;
    private const long LargestPart = 1 << 30;

    /// <summary>Decodes a picture.</summary>
    /// <exception cref="NoetherException">The file is damaged, truncated or lies about its size.</exception>
    public static PngPicture Read(ByteSource bytes, string name)
    {
        PngHeader? header = null;
        byte[] palette = [];
        using var packed = new MemoryStream();
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
            if (Crc32.Compute(typed) != BinaryPrimitives.ReadUInt32BigEndian(frame))
                throw new NoetherException($"{name} is damaged: the checksum of a part is wrong; copy it again.");
            place += size + 12;
            var content = typed.AsSpan(4);
            var kind = typed.AsSpan(0, 4);
            if (header is null)
                header = kind.SequenceEqual("IHDR"u8) ? PngHeader.Read(content, name) : throw Damaged(name);
            else if (kind.SequenceEqual("PLTE"u8))
                palette = content.ToArray();
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
        return Unpack(header.Value, palette, packed, name);
    }

    private static PngPicture Unpack(PngHeader header, byte[] palette, MemoryStream packed, string name)
    {
        var raw = header.Passes.Sum(pass => Ceiling(header.Height - pass.Y, pass.StepY)
            * (1 + header.RowBytes(Ceiling(header.Width - pass.X, pass.StepX))));
        if (raw > (packed.Length + 64) * LargestRatio || (long)header.Width * header.Height > Array.MaxLength)
        {
            throw new NoetherException(
                $"{name} promises {header.Width} x {header.Height} pixels and holds only {packed.Length} packed bytes; "
                + "it is truncated or lies about its size.");
        }
        packed.Position = 0;
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        var values = new float[header.Width * header.Height];
        try
        {
            foreach (var (x, y, stepX, stepY) in header.Passes)
            {
                var pixels = Ceiling(header.Width - x, stepX);
                var rowBytes = (int)header.RowBytes(pixels);
                var row = new byte[1 + rowBytes];
                var above = new byte[rowBytes];
                for (var line = y; line < header.Height; line += stepY)
                {
                    stream.ReadExactly(row);
                    PngRows.Unfilter(row[0], row.AsSpan(1), above, header.FilterStep, name);
                    var target = values.AsSpan(line * header.Width, header.Width);
                    PngRows.Grey(header, palette, row.AsSpan(1), pixels, target[x..], stepX, name);
                    row.AsSpan(1).CopyTo(above);
                }
            }
            _ = stream.ReadByte(); // makes the stream compare its own checksum
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new NoetherException($"{name} cannot be unpacked, it is damaged or truncated; copy it again.", e);
        }
        return new PngPicture(header.Width, header.Height, values);
    }

    private static int Ceiling(int length, int step) => (length + step - 1) / step;

    private static NoetherException Truncated(string name) =>
        new($"{name} is a truncated .png picture; copy it again.");

    private static NoetherException Damaged(string name) =>
        new($"{name} is a damaged .png picture; copy it again.");
}
