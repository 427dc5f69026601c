namespace Noether.HiddenLayer.Representation;

/// <summary>
/// Draws the points of a hidden layer in planes of principal components: the pictures from which the symmetry is read.
/// Each component is scaled by its standard deviation, and a pixel holds 1 - exp(-points / 2), so that single points and
/// dense lines are both seen. Source: section II of Barenboim, Hirn and Sanz (2021); scale and tone are our choice.
/// </summary>
internal static class ScatterPicture
{
    private const float Tone = 0.5f;

    private static readonly (int X, int Y)[] Planes = [(0, 1), (0, 2), (1, 2)];

    /// <summary>Draws one picture.</summary>
    /// <param name="points">The points as <see cref="HiddenPoints"/> packs them.</param>
    /// <param name="settings">Size and planes.</param>
    /// <param name="view">How the components are looked at.</param>
    /// <param name="choice">Says which points a view with fewer points leaves out.</param>
    /// <param name="picture">
    /// Receives Channels x Size x Size values from 0 to 1: for each plane the contour and then the background, or both in
    /// one.
    /// </param>
    public static void Draw(
        ReadOnlySpan<float> points, ScatterSettings settings, ScatterView view, uint choice, Span<float> picture)
    {
        var size = settings.Size;
        var area = size * size;
        var count = points.Length / HiddenPoints.Width;
        picture[..(settings.Channels * area)].Clear();
        Span<float> scale = stackalloc float[3];
        Scale(points, settings, scale);
        var drawn = (uint)(view.Keep * (double)uint.MaxValue);
        Span<float> at = stackalloc float[3];
        for (var point = 0; point < count; point++)
        {
            if (Scrambled((uint)point, choice) > drawn)
                continue;
            var values = points.Slice(point * HiddenPoints.Width, HiddenPoints.Width);
            Place(values, scale, view.Map, at);
            for (var plane = 0; plane < settings.Planes; plane++)
            {
                var (x, y) = Planes[plane];
                var column = (int)MathF.Floor((at[x] + 1) * 0.5f * size);
                var row = (int)MathF.Floor((1 - at[y]) * 0.5f * size);
                if ((uint)column >= (uint)size || (uint)row >= (uint)size)
                    continue;
                var channel = settings.Colours ? (2 * plane) + (values[HiddenPoints.Components] != 0 ? 0 : 1) : plane;
                picture[(channel * area) + (row * size) + column] += 1;
            }
        }
        foreach (ref var pixel in picture[..(settings.Channels * area)])
            pixel = pixel == 0 ? 0 : 1 - MathF.Exp(-Tone * pixel);
    }

    // Multiplicative hashing (Knuth) spreads the numbers of points evenly over the words.
    private static uint Scrambled(uint point, uint choice) => ((point ^ choice) * 2654435761u) + choice;

    // One over the half width of the picture, for each component.
    private static void Scale(ReadOnlySpan<float> points, ScatterSettings settings, Span<float> scale)
    {
        for (var c = 0; c < scale.Length; c++)
        {
            double sum = 0;
            for (var i = c; i < points.Length; i += HiddenPoints.Width)
                sum += (double)points[i] * points[i];
            var deviation = Math.Sqrt(sum * HiddenPoints.Width / Math.Max(1, points.Length));
            scale[c] = deviation > 0 ? (float)(1 / (settings.Range * deviation)) : 0;
        }
    }

    private static void Place(ReadOnlySpan<float> point, ReadOnlySpan<float> scale, float[] map, Span<float> at)
    {
        var (x, y, z) = (point[0] * scale[0], point[1] * scale[1], point[2] * scale[2]);
        for (var c = 0; c < 3; c++)
            at[c] = (map[3 * c] * x) + (map[(3 * c) + 1] * y) + (map[(3 * c) + 2] * z);
    }
}
