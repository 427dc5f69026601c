namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Figures of a template that do not depend on how its parts are arranged: no directions, no places, no comparison of
/// one part with another. What a classifier reads from them is not symmetry.
/// </summary>
internal static class BlindStatistics
{
    private static readonly double[] CurvatureEdges = [0.25, 0.5, 1, 2, 3.5, 6, 12];

    /// <summary>Number of figures without curvature.</summary>
    public const int PlainCount = 16;

    /// <summary>Number of figures in all.</summary>
    public static int Count => PlainCount + CurvatureEdges.Length + 1;

    /// <summary>The figures of a template.</summary>
    /// <param name="contour">Its level line.</param>
    /// <returns>
    /// Length, fill, regions below and above the level, border crossings, closed loops; slope on the line (mean and
    /// deviation) and in the window (deviation and lowest tenth), over its mean in the window; cover of contour and
    /// background; quantiles of the distance to the line; then the shares of the line by curvature.
    /// </returns>
    public static double[] Of(Contour contour)
    {
        var grid = contour.Grid;
        var weights = ContourMeasures.Weights(contour);
        var length = weights.Sum();
        var (below, above) = ContourMeasures.Regions(contour);
        var crossings = ContourMeasures.Crossings(contour);
        var slopes = Array.ConvertAll(grid.Jets, jet => jet.Slope / grid.MeanSlope);
        var onLine = Mean(slopes, weights);
        var distances = ContourMeasures.Spacings(contour, weights);
        var covers = Array.ConvertAll(grid.Jets, contour.Distance);
        var lowest = slopes.Order().ElementAt(slopes.Length / 10);
        Array.Sort(distances);
        double[] plain =
        [
            length,
            grid.Jets.Count(jet => jet.Value < contour.Level) / (double)slopes.Length,
            below,
            above,
            crossings,
            below + above - 1 - (0.5 * crossings),
            onLine,
            Math.Sqrt(Math.Max(0, Mean(Array.ConvertAll(slopes, s => s * s), weights) - (onLine * onLine))),
            Math.Sqrt(Math.Max(0, slopes.Average(s => s * s) - 1)),
            lowest,
            covers.Count(d => d < 0.05) / (double)slopes.Length,
            covers.Count(d => d > 0.075) / (double)slopes.Length,
            distances[distances.Length / 2],
            distances[distances.Length * 3 / 4],
            distances[distances.Length * 9 / 10],
            distances[^1],
        ];
        return [.. plain, .. Histogram(ContourMeasures.Curvatures(contour), weights)];
    }

    private static double Mean(double[] values, double[] weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * values[i];
            total += weights[i];
        }

        return total > 0 ? sum / total : 0;
    }

    private static double[] Histogram(double[] values, double[] weights)
    {
        var shares = new double[CurvatureEdges.Length + 1];
        double total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var bin = 0;
            while (bin < CurvatureEdges.Length && values[i] >= CurvatureEdges[bin])
                bin++;
            shares[bin] += weights[i];
            total += weights[i];
        }

        return total > 0 ? Array.ConvertAll(shares, share => share / total) : shares;
    }
}
