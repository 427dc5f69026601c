using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>
/// Walks over the markers of a .jpg file to its end. Skia shows a progressive picture whose last scans are missing as if
/// it were whole, so that the end has to be looked for. Source: ITU-T T.81, annex B.
/// </summary>
internal static class JpegMarkers
{
    // libjpeg's own limit against files that are built to keep a progressive decoder busy for hours.
    private const int MostScans = 500;

    /// <summary>Checks that the picture ends with its marker and has a sensible number of scans.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="NoetherException">It is truncated or absurd.</exception>
    public static void Check(ReadOnlySpan<byte> bytes, string name)
    {
        var scans = 0;
        for (var place = 2; ;)
        {
            // Anything between segments is skipped, as decoders do; within a scan these are the packed pixels.
            var found = bytes[place..].IndexOf((byte)0xFF);
            if (found < 0 || place + found + 1 >= bytes.Length)
                throw Truncated(name);
            var marker = bytes[place + found + 1];
            // A doubled FF is filling; FF 00 is an FF among the pixels.
            place += found + (marker == 0xFF ? 1 : 2);
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (marker == 0xD9)
                return;
            if (marker == 0xDA && ++scans > MostScans)
            {
                throw new NoetherException(
                    $"{name} is a .jpg picture of more than {MostScans} layers, which is absurd; save it as .png.")
                {
                    File = name,
                };
            }

            if (bytes.Length - place < 2)
                throw Truncated(name);
            var size = Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(bytes[place..]));
            if (size > bytes.Length - place)
                throw Truncated(name);
            place += size;
        }
    }

    private static NoetherException Truncated(string name) =>
        new($"{name} is a truncated .jpg picture; copy it again.") { File = name };
}
