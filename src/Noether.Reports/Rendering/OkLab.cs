using Noether.Pictures;

namespace Noether.Reports.Rendering;

/// <summary>
/// A colour in OKLab, where equal distances look about equally large. Source: B. Ottosson, "A perceptual color space
/// for image processing", 2020.
/// </summary>
/// <param name="L">Lightness, 0 (black) to 1 (white).</param>
/// <param name="A">Green (negative) to red (positive).</param>
/// <param name="B">Blue (negative) to yellow (positive).</param>
internal readonly record struct OkLab(double L, double A, double B)
{
    /// <summary>A colour by lightness, chroma and hue in degrees.</summary>
    public static OkLab FromHue(double lightness, double chroma, double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new(lightness, chroma * cosine, chroma * sine);
    }

    /// <summary>The colour of 8-bit sRGB values.</summary>
    public static OkLab FromRgb(Rgb color)
    {
        var (r, g, b) = (Linear(color.R / 255.0), Linear(color.G / 255.0), Linear(color.B / 255.0));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>The nearest 8-bit sRGB values; what lies outside the gamut is clipped channel by channel.</summary>
    public Rgb ToRgb()
    {
        var l = Cube(L + (0.3963377774 * A) + (0.2158037573 * B));
        var m = Cube(L - (0.1055613458 * A) - (0.0638541728 * B));
        var s = Cube(L - (0.0894841775 * A) - (1.2914855480 * B));
        return new(
            Byte((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Byte((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Byte((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    /// <summary>Distance of two colours.</summary>
    public double DistanceTo(OkLab other) =>
        Math.Sqrt(Math.Pow(L - other.L, 2) + Math.Pow(A - other.A, 2) + Math.Pow(B - other.B, 2));

    /// <summary>The point on the straight line to another colour at a share from 0 to 1.</summary>
    public OkLab Towards(OkLab other, double share) =>
        new(L + (share * (other.L - L)), A + (share * (other.A - A)), B + (share * (other.B - B)));

    private static double Cube(double value) => value * value * value;

    private static double Linear(double value) =>
        value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static byte Byte(double linear)
    {
        var value = linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
    }
}
