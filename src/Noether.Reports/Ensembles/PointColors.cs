using Noether.Pictures;

namespace Noether.Reports.Ensembles;

/// <summary>The two colours in which contour and background are drawn everywhere.</summary>
internal static class PointColors
{
    /// <summary>On the contour: the second colour of charts.</summary>
    public static Rgb Contour { get; } = new(0xc8, 0x53, 0x1a);

    /// <summary>In the background: the first colour of charts.</summary>
    public static Rgb Background { get; } = new(0x1f, 0x6f, 0xb4);
}
