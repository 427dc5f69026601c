using System.Runtime.InteropServices;

namespace Noether.Pictures;

/// <summary>The functions of the system's libturbojpeg (TurboJPEG API 2) that decoding needs.</summary>
internal sealed unsafe class TurboJpeg
{
    /// <summary>Pixel format: red, green and blue bytes.</summary>
    public const int FormatRgb = 0;

    /// <summary>Pixel format: cyan, magenta, yellow and black bytes.</summary>
    public const int FormatCmyk = 11;

    private const int AccurateDct = 4096;
    private const int LimitScans = 32768; // refuses files built to keep a progressive decoder busy for hours

    private static readonly string[] UsualNames =
        ["libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "libturbojpeg.dylib", "turbojpeg"];

    private static readonly Lazy<TurboJpeg?> Found = new(() => Load(UsualNames));

    private readonly delegate* unmanaged[Cdecl]<nint> create;
    private readonly delegate* unmanaged[Cdecl]<nint, int> destroy;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*> message;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int> decode;

    private TurboJpeg(nint library)
    {
        create = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(library, "tjInitDecompress");
        destroy = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "tjDestroy");
        message = (delegate* unmanaged[Cdecl]<nint, byte*>)NativeLibrary.GetExport(library, "tjGetErrorStr2");
        decode = (delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int>)
            NativeLibrary.GetExport(library, "tjDecompress2");
    }

    /// <summary>The library of this system; null when there is none.</summary>
    public static TurboJpeg? Installed => Found.Value;

    /// <summary>Loads the first library that exists and has all functions; null when none does.</summary>
    public static TurboJpeg? Load(params string[] names)
    {
        foreach (var name in names)
        {
            if (!NativeLibrary.TryLoad(name, out var library))
                continue;
            try
            {
                return new TurboJpeg(library);
            }
            catch (EntryPointNotFoundException)
            {
                NativeLibrary.Free(library);
            }
        }
        return null;
    }

    /// <summary>Decodes a picture.</summary>
    /// <param name="jpeg">The file.</param>
    /// <param name="target">height x width x 3 (RGB) or 4 (CMYK) bytes.</param>
    /// <param name="width">The picture's own width divided by 1, 2, 4 or 8, rounded up.</param>
    /// <param name="height">The picture's own height divided by the same, rounded up.</param>
    /// <param name="format"><see cref="FormatRgb"/> or <see cref="FormatCmyk"/>.</param>
    /// <returns>What the decoder complained about first; null when all is well.</returns>
    public string? Decode(ReadOnlySpan<byte> jpeg, Span<byte> target, int width, int height, int format)
    {
        var needed = (long)width * height * (format == FormatCmyk ? 4 : 3);
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, needed);
        var handle = create();
        if (handle == 0)
            return "no memory for the decoder";
        try
        {
            fixed (byte* from = jpeg, to = target)
            {
                var size = new CULong((uint)jpeg.Length);
                var code = decode(handle, from, size, to, width, 0, height, format, AccurateDct | LimitScans);
                return code == 0 ? null : Marshal.PtrToStringUTF8((nint)message(handle)) ?? "unknown";
            }
        }
        finally
        {
            _ = destroy(handle);
        }
    }
}
