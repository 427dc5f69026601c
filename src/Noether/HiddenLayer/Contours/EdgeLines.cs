namespace Noether.HiddenLayer.Contours;

/// <summary>Contours of the kind <see cref="ContourKind.Edges"/>.</summary>
internal static class EdgeLines
{
    // Shares of the strongest slope.
    private const double High = 0.3;
    private const double Low = 0.12;

    // Of half the window: shorter edges are specks.
    private const double Shortest = 0.2;

    /// <summary>Exact distances to the nearest edge, in pixels.</summary>
    public static float[] Distance(float[] smooth, int width, int height)
    {
        var shortest = (int)Math.Ceiling(Shortest * 0.5 * Math.Max(width, height));
        var edges = CannyEdges.Find(Gradient.Of(smooth, width, height), width, height, High, Low, shortest);
        return DistanceTransform.Of(edges, width, height);
    }
}
