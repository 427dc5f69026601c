namespace Noether.HiddenLayer.Contours;

/// <summary>Where the judged window lies in the picture as it was read from its file.</summary>
/// <param name="MiddleX">Its middle, in pixels from the left border.</param>
/// <param name="MiddleY">Its middle, in pixels from the upper border.</param>
/// <param name="Half">Half its longer side, in pixels.</param>
internal readonly record struct WindowFrame(double MiddleX, double MiddleY, double Half)
{
    /// <summary>A place of the window in pixels from the upper left corner.</summary>
    /// <param name="x">From -1 to 1, to the right.</param>
    /// <param name="y">From -1 to 1, upwards.</param>
    public (double X, double Y) Pixel(double x, double y) => (MiddleX + (x * Half), MiddleY - (y * Half));
}
