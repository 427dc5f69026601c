using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>
/// Finds the tag Orientation (0x0112) in EXIF data, a TIFF file of its own within pictures. Source: CIPA DC-008
/// (EXIF 2.3), sections 4.5 and 4.6. Whatever is broken or points outside is taken as "no orientation given": a picture
/// with damaged notes can still be seen.
/// </summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;
    private const int Short = 3;

    /// <summary>The orientation, 1 to 8; 1 when there is none or it cannot be read.</summary>
    /// <param name="exif">The data, with or without "Exif" and two zeros in front; may be empty.</param>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        var little = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || !(little || tiff.StartsWith("MM"u8)) || Word(tiff, 2, little) != 42)
            return 1;
        var directory = little
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return 1;
        var entries = Word(tiff, (int)directory, little);
        for (var i = 0; i < entries; i++)
        {
            // A directory that promises more entries than there are bytes ends where the bytes end.
            var place = (int)directory + 2 + (12 * i);
            if (place > tiff.Length - 12)
                return 1;
            if (Word(tiff, place, little) != Tag)
                continue;
            var value = Word(tiff, place + 8, little);
            return Word(tiff, place + 2, little) == Short && value is >= 1 and <= 8 ? value : 1;
        }
        return 1;
    }

    private static int Word(ReadOnlySpan<byte> bytes, int place, bool little) => little
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[place..])
        : BinaryPrimitives.ReadUInt16BigEndian(bytes[place..]);
}
