namespace Noether.HiddenLayer.Contours;

/// <summary>
/// The exact Euclidean distance from each pixel to the nearest marked one, in linear time, as lower envelopes of
/// parabolas. Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, Theory of Computing 8
/// (2012).
/// </summary>
internal static class DistanceTransform
{
    private const double Far = 1e15;

    /// <summary>The distances, in pixels; infinite when no pixel is marked.</summary>
    /// <param name="marked">height x width flags.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static float[] Of(ReadOnlySpan<bool> marked, int width, int height)
    {
        var result = new float[marked.Length];
        if (!marked.Contains(true))
        {
            result.AsSpan().Fill(float.PositiveInfinity);
            return result;
        }
        var squares = new double[marked.Length];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = marked[i] ? 0 : Far;
        var longest = Math.Max(width, height);
        var (line, envelope) = (new double[longest], new Envelope(longest));
        for (var x = 0; x < width; x++)
            Along(squares, x, width, height, line, envelope);
        for (var y = 0; y < height; y++)
            Along(squares, y * width, 1, width, line, envelope);
        for (var i = 0; i < squares.Length; i++)
            result[i] = (float)Math.Sqrt(squares[i]);
        return result;
    }

    private static void Along(
        double[] squares, int start, int step, int length, double[] line, Envelope envelope)
    {
        for (var i = 0; i < length; i++)
            line[i] = squares[start + (step * i)];
        envelope.Build(line.AsSpan(0, length));
        var part = 0;
        for (var i = 0; i < length; i++)
        {
            while (envelope.Ends[part] < i)
                part++;
            double away = i - envelope.Places[part];
            squares[start + (step * i)] = (away * away) + line[envelope.Places[part]];
        }
    }

    // The parabolas that are lowest somewhere, from left to right, and where each stops being so.
    private sealed class Envelope(int length)
    {
        public int[] Places { get; } = new int[length];

        public double[] Ends { get; } = new double[length];

        public void Build(ReadOnlySpan<double> heights)
        {
            var last = 0;
            Places[0] = 0;
            for (var i = 1; i < heights.Length; i++)
            {
                var crossing = Crossing(heights, Places[last], i);
                while (last > 0 && crossing <= Ends[last - 1])
                    crossing = Crossing(heights, Places[--last], i);
                Ends[last] = crossing;
                Places[++last] = i;
            }
            Ends[last] = double.PositiveInfinity;
        }

        private static double Crossing(ReadOnlySpan<double> heights, int left, int right) =>
            (heights[right] - heights[left] + ((double)right * right) - ((double)left * left)) / (2.0 * (right - left));
    }
}
