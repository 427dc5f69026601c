namespace Noether.Tests.Pictures;

/// <summary>Makes EXIF data with two entries, the second of them the orientation.</summary>
internal static class ExifBytes
{
    public static byte[] Tiff(int orientation, bool little = true)
    {
        byte[] bytes =
        [
            .. little ? "II"u8 : "MM"u8, .. Word(42), .. Long(8), .. Word(2),
            .. Word(0x0100), .. Word(4), .. Long(1), .. Long(640),
            .. Word(0x0112), .. Word(3), .. Long(1), .. Word(orientation), .. Word(0), .. Long(0),
        ];
        return bytes;

        byte[] Word(int value) => Ordered(value, 2);
        byte[] Long(int value) => Ordered(value, 4);
        byte[] Ordered(int value, int count)
        {
            var result = Enumerable.Range(0, count).Select(i => (byte)(value >> (8 * i)));
            return [.. little ? result : result.Reverse()];
        }
    }
}
