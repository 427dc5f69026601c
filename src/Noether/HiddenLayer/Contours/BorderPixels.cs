namespace Noether.HiddenLayer.Contours;

/// <summary>The pixels along the border of a picture, or the cells along that of a grid.</summary>
internal static class BorderPixels
{
    /// <summary>Their numbers, each once.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static int[] Of(int width, int height) =>
    [
        .. Enumerable.Range(0, width * height).Where(pixel => pixel < width || pixel >= width * (height - 1)
            || pixel % width == 0 || pixel % width == width - 1),
    ];

    /// <summary>The value in the middle among those of some pixels: the ground that a drawing stands on.</summary>
    /// <param name="border">Numbers of the pixels, at least one.</param>
    /// <param name="value">The value of a pixel.</param>
    public static float Ground(int[] border, Func<int, float> value) =>
        border.Select(value).Order().ElementAt(border.Length / 2);
}
