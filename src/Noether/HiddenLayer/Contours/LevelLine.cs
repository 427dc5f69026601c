namespace Noether.HiddenLayer.Contours;

/// <summary>Contours of the kind <see cref="ContourKind.Level"/>.</summary>
internal static class LevelLine
{
    /// <summary>Estimated distances to the line that has the given share of the pixels below it, in pixels.</summary>
    public static float[] Distance(float[] smooth, int width, int height, double level)
    {
        var sorted = smooth.Order().ToArray();
        var grey = sorted[(int)(level * (sorted.Length - 1))];
        return LevelDistance.Of(smooth, Gradient.Of(smooth, width, height), grey);
    }
}
