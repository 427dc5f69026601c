namespace Noether.Pictures;

/// <summary>An sRGB colour with 8 bits a channel.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>The colour as #rrggbb.</summary>
    public string Hex => $"#{R:x2}{G:x2}{B:x2}";
}
