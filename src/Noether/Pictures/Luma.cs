namespace Noether.Pictures;

/// <summary>Grey of colours: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601).</summary>
internal static class Luma
{
    /// <summary>The luma of whole samples, exact before the division; equal samples give themselves.</summary>
    public static double Of(int red, int green, int blue) => ((299 * red) + (587 * green) + (114 * blue)) / 1000.0;

    /// <summary>A grey laid over a background.</summary>
    /// <param name="grey">The grey, 0 to 1.</param>
    /// <param name="alpha">Its opacity, 0 to 1; an opaque grey keeps its bits.</param>
    /// <param name="background">The grey below.</param>
    public static float Over(double grey, double alpha, double background) =>
        (float)(alpha < 1 ? (grey * alpha) + ((1 - alpha) * background) : grey);
}
