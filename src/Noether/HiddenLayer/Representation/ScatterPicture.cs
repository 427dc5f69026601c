namespace Noether.HiddenLayer.Representation;

/// <summary>
/// Draws the points of a hidden layer in planes of principal components: the pictures from which the symmetry is read.
/// Each component is scaled by its standard deviation, and a pixel holds 1 - exp(-points / 2), so that single points
/// and dense lines are both seen. Source: section II of Barenboim, Hirn and Sanz (2021); scale and tone are our
/// choice.
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
    /// Receives Channels x Size x Size values from 0 to 1: for each analysis and each of its planes the contour and
    /// then the background, or both in one.
    /// </param>
    public static void Draw(
        ReadOnlySpan<float> points, ScatterSettings settings, ScatterView view, uint choice, Span<float> picture)
    {
        var area = settings.Size * settings.Size;
        picture[..(settings.Channels * area)].Clear();
        var offset = 0;
        foreach (var kind in settings.Analyses)
        {
            Count(points, settings, kind, view, choice, picture[(offset * area)..]);
            offset += settings.ChannelsOf(kind);
        }
        foreach (ref var pixel in picture[..(settings.Channels * area)])
            pixel = pixel == 0 ? 0 : 1 - MathF.Exp(-Tone * pixel);
    }

    // Points in each pixel, for one analysis.
    private static void Count(
        ReadOnlySpan<float> points, ScatterSettings settings, HiddenAnalysis kind, ScatterView view, uint choice,
        Span<float> picture)
    {
        var (size, area) = (settings.Size, settings.Size * settings.Size);
        var first = (int)kind * HiddenPoints.ComponentsEach;
        var colours = settings.ChannelsOf(kind) / settings.Planes;
        var drawn = (uint)(view.Keep * (double)uint.MaxValue);
        Span<float> scale = stackalloc float[HiddenPoints.ComponentsEach];
        Scale(points, settings, kind, scale);
        Span<float> at = stackalloc float[HiddenPoints.ComponentsEach];
        for (var point = 0; point < points.Length / HiddenPoints.Width; point++)
        {
            var values = points.Slice(point * HiddenPoints.Width, HiddenPoints.Width);
            if (Scrambled((uint)point, choice) > drawn || !HiddenPoints.Takes(kind, values))
                continue;
            Place(values[first..], scale, view.Maps[(int)kind], at);
            for (var plane = 0; plane < settings.Planes; plane++)
            {
                var (x, y) = Planes[plane];
                var column = (int)MathF.Floor((at[x] + 1) * 0.5f * size);
                var row = (int)MathF.Floor((1 - at[y]) * 0.5f * size);
                if ((uint)column >= (uint)size || (uint)row >= (uint)size)
                    continue;
                var channel = (colours * plane) + (colours == 1 || values[HiddenPoints.Components] != 0 ? 0 : 1);
                picture[(channel * area) + (row * size) + column] += 1;
            }
        }
    }

    // Multiplicative hashing (Knuth) spreads the numbers of points evenly over the words.
    private static uint Scrambled(uint point, uint choice) => ((point ^ choice) * 2654435761u) + choice;

    // One over the half width of the picture, for each component.
    private static void Scale(
        ReadOnlySpan<float> points, ScatterSettings settings, HiddenAnalysis kind, Span<float> scale)
    {
        Span<double> sums = stackalloc double[scale.Length];
        sums.Clear();
        var count = 0;
        for (var start = 0; start < points.Length; start += HiddenPoints.Width)
        {
            var values = points.Slice(start, HiddenPoints.Width);
            if (!HiddenPoints.Takes(kind, values))
                continue;
            count++;
            for (var c = 0; c < scale.Length; c++)
            {
                var value = (double)values[((int)kind * HiddenPoints.ComponentsEach) + c];
                sums[c] += value * value;
            }
        }
        for (var c = 0; c < scale.Length; c++)
        {
            var deviation = Math.Sqrt(sums[c] / Math.Max(1, count));
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
