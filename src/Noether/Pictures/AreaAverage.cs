namespace Noether.Pictures;

/// <summary>Makes pictures smaller by averaging over areas: rows first, then columns.</summary>
internal static class AreaAverage
{
    private const int Channels = 3;

    /// <summary>
    /// Each new pixel is the mean over the rectangle that it covers, old pixels counted by the area within it.
    /// </summary>
    /// <param name="values">height x width x 3 values.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="newWidth">New pixels in a row, at most width.</param>
    /// <param name="newHeight">New rows, at most height.</param>
    /// <returns>newHeight x newWidth x 3 values.</returns>
    public static float[] Reduce(float[] values, int width, int height, int newWidth, int newHeight)
    {
        var narrow = new float[height * newWidth * Channels];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                var source = values.AsSpan(y * width * Channels);
                for (var c = 0; c < Channels; c++)
                    narrow[(((y * newWidth) + x) * Channels) + c] = Mean(source, x, width, newWidth, Channels, c);
            }
        }
        var result = new float[newHeight * newWidth * Channels];
        var row = newWidth * Channels;
        for (var y = 0; y < newHeight; y++)
        {
            for (var i = 0; i < row; i++)
                result[(y * row) + i] = Mean(narrow, y, height, newHeight, row, i);
        }
        return result;
    }

    // The mean over place * length / newLength to (place + 1) * length / newLength, in old pixels.
    private static float Mean(ReadOnlySpan<float> source, int place, int length, int newLength, int step, int offset)
    {
        var (start, end) = ((double)place * length / newLength, (place + 1.0) * length / newLength);
        var (sum, weight) = (0.0, 0.0);
        for (var i = (int)start; i < Math.Min(length, Math.Ceiling(end)); i++)
        {
            var share = Math.Min(end, i + 1) - Math.Max(start, i);
            sum += share * source[(i * step) + offset];
            weight += share;
        }
        return (float)(sum / weight);
    }
}
