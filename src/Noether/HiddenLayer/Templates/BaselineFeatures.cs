namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Figures of a template that do not depend on how its parts are arranged: no directions, no places, no comparison of
/// one part with another. What a classifier reads from them is not symmetry.
/// </summary>
internal static class BaselineFeatures
{
    private static readonly double[] CurvatureEdges = [0.25, 0.5, 1, 2, 3.5, 6, 12];

    /// <summary>Number of figures without curvature.</summary>
    public const int PlainCount = 12;

    /// <summary>Number of figures in all.</summary>
    public static int Count => PlainCount + CurvatureEdges.Length + 1;

    /// <summary>The figures of a template.</summary>
    /// <param name="contour">Its level line.</param>
    /// <returns>
    /// Length, fill, regions below and above the level, border crossings, closed loops; cover of contour and
    /// background; quantiles of the distance to the line; then the shares of the line by curvature. Slopes of the
    /// potential are not among them: neither the decoy networks nor a reader of the contour ever see them.
    /// </returns>
    public static double[] Of(Contour contour)
    {
        var grid = contour.Grid;
        var weights = ContourMeasures.Weights(contour);
        var length = weights.Sum();
        var (below, above) = ContourMeasures.Regions(contour);
        var crossings = ContourMeasures.Crossings(contour);
        var distances = ContourMeasures.Spacings(contour, weights);
        var covers = Array.ConvertAll(grid.Jets, contour.Distance);
        Array.Sort(distances);
        double[] plain =
        [
            length,
            grid.Jets.Count(jet => jet.Value < contour.Level) / (double)grid.Jets.Length,
            below,
            above,
            crossings,
            below + above - 1 - (0.5 * crossings),
            covers.Count(d => d < 0.05) / (double)grid.Jets.Length,
            covers.Count(d => d > 0.075) / (double)grid.Jets.Length,
            distances[distances.Length / 2],
            distances[distances.Length * 3 / 4],
            distances[distances.Length * 9 / 10],
            distances[^1],
        ];
        return [.. plain, .. Histogram(ContourMeasures.Curvatures(contour), weights)];
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
