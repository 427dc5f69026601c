using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Noether.Tests.Pictures;

/// <summary>Makes .jpg files: real ones by libturbojpeg's encoder, and mere markers.</summary>
internal static unsafe class JpegBytes
{
    public const int Rgb = 0, Cmyk = 11;
    private const int Full = 0, Grey = 3, Progressive = 16384;

    /// <summary>Encodes bytes of 3 (RGB) or 4 (CMYK) channels with the best quality.</summary>
    public static byte[] Encode(
        byte[] pixels, int width, int height, int format, bool grey = false, bool progressive = false)
    {
        var library = NativeLibrary.Load("libturbojpeg.so.0");
        var create = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(library, "tjInitCompress");
        var destroy = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "tjDestroy");
        var release = (delegate* unmanaged[Cdecl]<byte*, void>)NativeLibrary.GetExport(library, "tjFree");
        var encode = (delegate* unmanaged[Cdecl]<nint, byte*, int, int, int, int, byte**, CULong*, int, int, int, int>)
            NativeLibrary.GetExport(library, "tjCompress2");
        var handle = create();
        byte* jpeg = null;
        CULong size = default;
        fixed (byte* from = pixels)
        {
            var code = encode(
                handle, from, width, 0, height, format, &jpeg, &size, grey ? Grey : Full, 100,
                progressive ? Progressive : 0);
            Assert.Equal(0, code);
        }
        var result = new ReadOnlySpan<byte>(jpeg, (int)size.Value).ToArray();
        release(jpeg);
        _ = destroy(handle);
        return result;
    }

    /// <summary>A smooth colourful pattern, which survives the encoder well.</summary>
    public static byte[] Pattern(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (c, x, y) = (i % channels, i / channels % width, i / channels / width);
            pixels[i] = (byte)(128 + (100 * Math.Sin((0.09 * (c + 1) * x) + (0.13 * y) + c)));
        }
        return pixels;
    }

    /// <summary>Puts a segment behind the first two bytes.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] content)
    {
        var size = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)(content.Length + 2));
        return [0xFF, 0xD8, 0xFF, marker, .. size, .. content, .. jpeg[2..]];
    }

    /// <summary>Markers of a picture that promises a size, without any pixels.</summary>
    public static byte[] Frame(int width, int height) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1,
        0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9,
    ];
}
