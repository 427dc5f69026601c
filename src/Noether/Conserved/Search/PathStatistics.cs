namespace Noether.Conserved.Search;

/// <summary>How a combination behaves along paths that it was not fitted to.</summary>
/// <param name="Share">Within-path variance over total variance, lambda.</param>
/// <param name="Whiteness">
/// Within-path variance over half the mean square of successive steps (von Neumann 1941): 1 for white noise, far above
/// it for what moves slowly.
/// </param>
/// <param name="Drift">
/// Mean slope along a path over its standard error, as a magnitude, over all paths where a quantity is judged; 0 for fewer than six paths.
/// </param>
/// <param name="Freedom">Degrees of freedom within paths: rows less paths.</param>
internal sealed record PathStatistics(double Share, double Whiteness, double Drift, int Freedom)
{
    private const int LeastForDrift = 6;

    /// <summary>Measures values along paths.</summary>
    /// <param name="values">The quantity at every state of every path, one array a path.</param>
    /// <param name="total">Total variance; null means that of the values themselves.</param>
    public static PathStatistics Of(IReadOnlyList<double[]> values, double? total = null)
    {
        var all = values.SelectMany(path => path).Average();
        var (within, successive, spread, rows) = (0.0, 0.0, 0.0, 0);
        var slopes = new List<double>();
        foreach (var path in values)
        {
            var mean = path.Average();
            var (moment, length) = (0.0, 0.0);
            for (var i = 0; i < path.Length; i++)
            {
                within += (path[i] - mean) * (path[i] - mean);
                spread += (path[i] - all) * (path[i] - all);
                var time = i - (0.5 * (path.Length - 1));
                moment += time * (path[i] - mean);
                length += time * time;
                if (i > 0)
                    successive += 0.5 * (path[i] - path[i - 1]) * (path[i] - path[i - 1]);
            }

            slopes.Add(moment / length);
            rows += path.Length;
        }

        var freedom = rows - values.Count;
        var variance = total ?? (spread / rows);
        return new PathStatistics(
            variance > 0 ? within / freedom / variance : 1, successive > 0 ? within / successive : 0, DriftOf(slopes),
            freedom);
    }

    private static double DriftOf(List<double> slopes)
    {
        if (slopes.Count < LeastForDrift)
            return 0;
        var mean = slopes.Average();
        var square = slopes.Sum(slope => (slope - mean) * (slope - mean)) / (slopes.Count - 1);
        return square > 0 ? Math.Abs(mean) / Math.Sqrt(square / slopes.Count) : 0;
    }

    /// <summary>Values of a combination along some paths.</summary>
    public static double[][] Along(PathFeatures features, IReadOnlyList<int> paths, Combination combination) =>
    [
        .. paths.Select(path => features.RowsOf(path)
            .Select(row => Value(features.Row(row), combination)).ToArray()),
    ];

    private static double Value(ReadOnlySpan<double> row, Combination combination)
    {
        var sum = 0.0;
        for (var i = 0; i < combination.Support.Length; i++)
            sum += combination.Weights[i] * row[combination.Support[i]];
        return sum;
    }
}
