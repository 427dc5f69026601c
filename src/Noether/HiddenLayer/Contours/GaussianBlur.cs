namespace Noether.HiddenLayer.Contours;

/// <summary>
/// Gaussian smoothing; beyond a border the picture goes on as it ends there, turned about the last pixel: 2 v(0) - v(i)
/// at -i. A slope that rises up to the border so goes on rising; continued by its mirror image it would be steepest
/// just before, and edges would draw a frame there.
/// </summary>
internal static class GaussianBlur
{
    // exp(-4^2 / 2) is 0.0003, below what shows in 8 bits.
    private const double Reach = 4;

    /// <summary>Smooths along rows, then along columns.</summary>
    /// <param name="values">height x width values.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="sigma">Standard deviation in pixels; 0 copies.</param>
    public static float[] Apply(ReadOnlySpan<float> values, int width, int height, double sigma)
    {
        var result = values.ToArray();
        if (!(sigma > 0))
            return result;
        var kernel = Kernel(sigma);
        var reach = kernel.Length - 1;
        // One padded line at a time: within it no index leaves the array.
        var line = new float[Math.Max(width, height) + (2 * reach)];
        for (var y = 0; y < height; y++)
            Along(result, y * width, 1, width, kernel, line);
        for (var x = 0; x < width; x++)
            Along(result, x, width, height, kernel, line);
        return result;
    }

    private static void Along(float[] values, int start, int step, int length, float[] kernel, float[] line)
    {
        var reach = kernel.Length - 1;
        for (var i = -reach; i < length + reach; i++)
            line[i + reach] = At(i);
        for (var i = 0; i < length; i++)
        {
            var middle = i + reach;
            var sum = kernel[0] * line[middle];
            for (var j = 1; j <= reach; j++)
                sum += kernel[j] * (line[middle - j] + line[middle + j]);
            values[start + (step * i)] = sum;
        }

        // Far beyond the border it is turned about both ends in turn; a line of one pixel stays as it is.
        float At(int index)
        {
            if ((uint)index < (uint)length || length == 1)
                return values[start + (step * (length == 1 ? 0 : index))];
            var end = index < 0 ? 0 : length - 1;
            return (2 * values[start + (step * end)]) - At((2 * end) - index);
        }
    }

    // The middle and one half; the sum over both halves is 1.
    private static float[] Kernel(double sigma)
    {
        var half = Enumerable.Range(0, 1 + (int)Math.Ceiling(Reach * sigma))
            .Select(i => Math.Exp(-0.5 * i * i / (sigma * sigma))).ToArray();
        var sum = (2 * half.Sum()) - half[0];
        return [.. half.Select(value => (float)(value / sum))];
    }
}
