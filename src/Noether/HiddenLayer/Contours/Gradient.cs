namespace Noether.HiddenLayer.Contours;

/// <summary>The gradient of a picture by central differences, one-sided at the borders; per pixel.</summary>
/// <param name="X">height x width slopes to the right.</param>
/// <param name="Y">height x width slopes downwards.</param>
/// <param name="Magnitude">height x width lengths of the gradient.</param>
internal sealed record Gradient(float[] X, float[] Y, float[] Magnitude)
{
    /// <summary>Computes the gradient.</summary>
    /// <param name="values">height x width values.</param>
    /// <param name="width">Pixels in a row, at least 2.</param>
    /// <param name="height">Rows, at least 2.</param>
    public static Gradient Of(ReadOnlySpan<float> values, int width, int height)
    {
        var (slopesX, slopesY) = (new float[values.Length], new float[values.Length]);
        var magnitude = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            var (up, down) = (Math.Max(y - 1, 0), Math.Min(y + 1, height - 1));
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (Math.Max(x - 1, 0), Math.Min(x + 1, width - 1));
                var i = (y * width) + x;
                slopesX[i] = (values[(y * width) + right] - values[(y * width) + left]) / (right - left);
                slopesY[i] = (values[(down * width) + x] - values[(up * width) + x]) / (down - up);
                magnitude[i] = MathF.Sqrt((slopesX[i] * slopesX[i]) + (slopesY[i] * slopesY[i]));
            }
        }
        return new Gradient(slopesX, slopesY, magnitude);
    }
}
