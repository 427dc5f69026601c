namespace Noether.HiddenLayer.Contours;

/// <summary>
/// How far pixels are from a level line, estimated by |V - c| / sqrt(|grad V|^2 + (0.15 mean |grad V|)^2): exact where V
/// is linear, and kept finite where V is flat.
/// </summary>
internal static class LevelDistance
{
    private const double Floor = 0.15;

    /// <summary>The estimates, in pixels.</summary>
    /// <param name="values">height x width values V.</param>
    /// <param name="gradient">The gradient of V, per pixel.</param>
    /// <param name="level">The level c.</param>
    public static float[] Of(ReadOnlySpan<float> values, Gradient gradient, double level)
    {
        var mean = gradient.Magnitude.Sum(slope => (double)slope) / values.Length;
        var floor = Floor * mean * Floor * mean;
        var result = new float[values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            double slope = gradient.Magnitude[i];
            result[i] = (float)(Math.Abs(values[i] - level) / Math.Sqrt((slope * slope) + floor));
        }
        return result;
    }
}
