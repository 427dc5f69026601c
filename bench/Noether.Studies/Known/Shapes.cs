namespace Noether.Studies.Known;

/// <summary>Shapes to draw with: tests whether a point lies within, or how far away it is.</summary>
internal static class Shapes
{
    /// <summary>Whether a point lies in an ellipse.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="middleX">The middle of the ellipse.</param>
    /// <param name="middleY">The middle of the ellipse.</param>
    /// <param name="along">Half its first axis.</param>
    /// <param name="across">Half its second axis.</param>
    /// <param name="degrees">How far the first axis is turned from x towards y.</param>
    public static bool InEllipse(
        double x, double y, double middleX, double middleY, double along, double across, double degrees = 0)
    {
        var (u, v) = Turn(x - middleX, y - middleY, degrees);
        return (u * u / (along * along)) + (v * v / (across * across)) < 1;
    }

    /// <summary>The coordinates of a point in axes that are turned from x towards y.</summary>
    public static (double U, double V) Turn(double x, double y, double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return ((cosine * x) + (sine * y), (cosine * y) - (sine * x));
    }

    /// <summary>The distance of a point from a chain of straight lines.</summary>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="corners">At least two corners of the chain.</param>
    public static double FromChain(double x, double y, IReadOnlyList<(double X, double Y)> corners)
    {
        var least = double.PositiveInfinity;
        for (var i = 1; i < corners.Count; i++)
        {
            var (fromX, fromY) = corners[i - 1];
            var (alongX, alongY) = (corners[i].X - fromX, corners[i].Y - fromY);
            var length = (alongX * alongX) + (alongY * alongY);
            var share = Math.Clamp((((x - fromX) * alongX) + ((y - fromY) * alongY)) / length, 0, 1);
            var (awayX, awayY) = (x - fromX - (share * alongX), y - fromY - (share * alongY));
            least = Math.Min(least, Math.Sqrt((awayX * awayX) + (awayY * awayY)));
        }
        return least;
    }

    /// <summary>The grey of a point in bands: the first whose upper end lies above the value.</summary>
    /// <param name="value">Where the point is.</param>
    /// <param name="ends">Upper ends, increasing.</param>
    /// <param name="greys">One more than the ends.</param>
    public static double Band(double value, ReadOnlySpan<double> ends, ReadOnlySpan<double> greys)
    {
        var band = 0;
        while (band < ends.Length && value >= ends[band])
            band++;
        return greys[band];
    }
}
