namespace Noether.HiddenLayer.Contours;

/// <summary>
/// Contours of the kind <see cref="ContourKind.Level"/>. The distance is measured, not estimated from value and slope
/// as for the templates: those are smooth fields, on which both agree, but beside the sharp borders and even areas of
/// pictures the estimate makes bands too thin, and bands where there is no line.
/// </summary>
internal static class LevelLine
{
    /// <summary>Distances to the level line, in pixels.</summary>
    /// <param name="smooth">height x width values.</param>
    /// <param name="width">Pixels in a row, at least 2.</param>
    /// <param name="height">Rows, at least 2.</param>
    /// <param name="share">Which line: see <see cref="ContourSettings.Level"/>.</param>
    public static float[] Distance(float[] smooth, int width, int height, double share)
    {
        var level = LevelAt(smooth, Gradient.Of(smooth, width, height).Magnitude, share);
        var line = new bool[smooth.Length];
        for (var i = 0; i < smooth.Length; i++)
        {
            if (i % width < width - 1)
                Mark(i, i + 1);
            if (i < smooth.Length - width)
                Mark(i, i + width);
        }
        return DistanceTransform.Of(line, width, height);

        // Of two neighbours on both sides of the level the nearer one lies on the line.
        void Mark(int one, int other)
        {
            if (smooth[one] < level != smooth[other] < level)
                line[Math.Abs(smooth[one] - level) <= Math.Abs(smooth[other] - level) ? one : other] = true;
        }
    }

    // The length of the line at level c is the integral of |grad V| over the pixels whose value is c (coarea formula).
    private static float LevelAt(float[] smooth, float[] magnitude, double share)
    {
        var order = Enumerable.Range(0, smooth.Length).OrderBy(i => smooth[i]).ToArray();
        var rest = share * magnitude.Sum(slope => (double)slope);
        foreach (var i in order)
        {
            rest -= magnitude[i];
            if (rest <= 0)
                return smooth[i];
        }
        return smooth[order[^1]];
    }
}
