using System.Buffers.Binary;
using System.IO.Hashing;
using Noether.Pictures;
using Noether.Tests.Pictures;
using SkiaSharp;

namespace Noether.Fuzz.Targets;

/// <summary>Pictures of every kind, read in colour and in grey.</summary>
internal static class PictureTargets
{
    private const int Side = 20;
    private const int SignatureBytes = 8;

    private static readonly byte[][] Kinds = SampleTargets.Words("IHDR", "PLTE", "tRNS", "eXIf", "IDAT", "IEND", "tEXt");

    // What a header promises is bounded by this, so that the memory is.
    private static readonly PictureOptions Options = new() { MaxPixels = 1_000_000 };

    /// <summary>The targets by name.</summary>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of()
    {
        yield return ("png", () => new FuzzTarget("png", [.. Pngs()], bytes => Read(bytes, "a.png"))
        {
            Words = [.. Kinds],
            Mend = MendPng,
        });
        yield return Coded("jpg", () => Encode(SKEncodedImageFormat.Jpeg));
        yield return Coded("webp", () => Encode(SKEncodedImageFormat.Webp));
        yield return Coded("gif", Gif);
        yield return Coded("bmp", Bitmap);
    }

    /// <summary>Makes the length and the checksum of every chunk right; a chunk begins where the name of one stands.</summary>
    public static byte[] MendPng(byte[] bytes)
    {
        int[] places = [.. Enumerable.Range(0, Math.Max(0, bytes.Length - 3)).Where(i => Kinds.Any(kind => bytes.AsSpan(i).StartsWith(kind)))];
        var mended = new List<byte>(bytes[..Math.Min(SignatureBytes, bytes.Length)]);
        for (var i = 0; i < places.Length; i++)
        {
            // Between two names lie a checksum and a length.
            var end = i + 1 < places.Length ? places[i + 1] - 8 : bytes.Length - 4;
            var typed = bytes.AsSpan(places[i], Math.Max(4, end - places[i]));
            var frame = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(frame, typed.Length - 4);
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), Crc32.HashToUInt32(typed));
            mended.AddRange([.. frame.AsSpan(0, 4), .. typed, .. frame.AsSpan(4)]);
        }

        return [.. mended];
    }

    private static (string Name, Func<FuzzTarget> Make) Coded(string format, Func<byte[]> seed) =>
        (format, () => new FuzzTarget(format, [seed()], bytes => Read(bytes, $"a.{format}")));

    // What the one refuses, the other may read; both see every file.
    private static void Read(byte[] bytes, string name)
    {
        NoetherException? refusal = null;
        try
        {
            PictureFile.Read(bytes, name, Options);
        }
        catch (NoetherException failure)
        {
            refusal = failure;
        }

        PictureFile.ReadGrey(new Data.Formats.MemoryBytes(bytes), name, Options);
        if (refusal is not null)
            throw refusal;
    }

    private static IEnumerable<byte[]> Pngs()
    {
        var picture = Pattern();
        yield return PngWriter.Encode(picture, Side, Side, 3);
        yield return PngBytes.Encode(Side, Side, 8, 0, Samples(1, 256), filter: line => line % 5);
        yield return PngBytes.Encode(Side, Side, 4, 3, Samples(1, 4), filter: _ => 0, interlaced: true, palette: [.. picture.Take(12)]);
        yield return PngBytes.Encode(Side, Side, 16, 6, Samples(4, 65536), filter: line => line % 5, interlaced: true);
    }

    private static int[] Samples(int channels, int limit) =>
        [.. Enumerable.Range(0, Side * Side * channels).Select(i => i * 7919 % limit)];

    private static byte[] Pattern() =>
        [.. Enumerable.Range(0, 3 * Side * Side).Select(i => (byte)(i * 37 % 251))];

    private static byte[] Encode(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var i = 0; i < Side * Side; i++)
            bitmap.SetPixel(i % Side, i / Side, new SKColor((byte)(i * 5), (byte)(i * 3), (byte)i));
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] Gif()
    {
        byte[] size = [Side, 0, Side, 0];
        const byte clear = 128, end = 129;
        var codes = Enumerable.Range(0, Side * Side).Select(i => (byte)(i % 100)).Chunk(100).SelectMany(part => (byte[])[clear, .. part]).Append(end);
        return
        [
            .. "GIF89a"u8, .. size, 0xF6, 0, 0, .. Enumerable.Range(0, 384).Select(i => (byte)(i / 2)), 0x21, 0xF9, 4, 0, 10, 0, 0, 0,
            0x2C, 0, 0, 0, 0, .. size, 0, 7, .. codes.Chunk(255).SelectMany(part => (byte[])[(byte)part.Length, .. part]), 0, 0x3B,
        ];
    }

    private static byte[] Bitmap()
    {
        const int head = 54;
        var bytes = new byte[head + (3 * Side * Side)];
        "BM"u8.CopyTo(bytes);
        int[] fields = [bytes.Length, 0, head, 40, Side, Side, 1 | (24 << 16), 0, 3 * Side * Side, 2835, 2835];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2 + (4 * i)), fields[i]);
        Pattern().CopyTo(bytes, head);
        return bytes;
    }
}
