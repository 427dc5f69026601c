using Noether.Conserved.Search;

namespace Noether.Published.Fields;

/// <summary>How a quantity changes along paths that should conserve it.</summary>
/// <param name="Share">Share of its variance that lies within paths; NaN where paths are pieces of few.</param>
/// <param name="Drift">
/// By how much it rises or falls along a path at least, in its deviations over all: the mean change less 3.3 standard
/// errors, 0 where that is negative.
/// </param>
/// <param name="Change">The mean change itself, with its sign.</param>
internal sealed record QuantityChanges(double Share, double Drift, double Change)
{
    private const double Errors = 3.3;

    /// <summary>Measures.</summary>
    /// <param name="values">The quantity along every path.</param>
    /// <param name="cut">Whether they are pieces of few paths, one after another in time.</param>
    public static QuantityChanges Of(IReadOnlyList<double[]> values, bool cut)
    {
        var statistics = PathStatistics.Of(values);
        var all = values.SelectMany(path => path).ToArray();
        var mean = all.Average();
        var deviation = Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
        // Of a path in pieces the pieces tell what happens along it; neighbours share their errors, so each counts
        // once.
        double[][] lines = cut ? [[.. values.Select(piece => piece.Average())]] : [.. values];
        var changes = lines.Select(line => (Change: Slope(line) * (line.Length - 1), Error: ErrorOf(line))).ToArray();
        var change = changes.Average(one => one.Change);
        var error = changes.Length == 1 ? changes[0].Error
            : Math.Sqrt(changes.Sum(one =>
                Math.Pow(one.Change - change, 2)) / (changes.Length * (changes.Length - 1.0)));
        return deviation > 0
            ? new QuantityChanges(
                cut ? double.NaN : statistics.Share, Math.Max(0, Math.Abs(change) - (Errors * error)) / deviation,
                    change / deviation)
            : new QuantityChanges(1, 0, 0);
    }

    private static double Slope(double[] line)
    {
        var (moment, length, mean) = (0.0, 0.0, line.Average());
        for (var i = 0; i < line.Length; i++)
        {
            var time = i - (0.5 * (line.Length - 1));
            (moment, length) = (moment + (time * (line[i] - mean)), length + (time * time));
        }

        return length > 0 ? moment / length : 0;
    }

    // Standard error of the change along a line from its residuals.
    private static double ErrorOf(double[] line)
    {
        if (line.Length < 3)
            return 0;
        var (slope, mean) = (Slope(line), line.Average());
        var (rest, length) = (0.0, 0.0);
        for (var i = 0; i < line.Length; i++)
        {
            var time = i - (0.5 * (line.Length - 1));
            (rest, length) = (rest + Math.Pow(line[i] - mean - (slope * time), 2), length + (time * time));
        }

        return Math.Sqrt(rest / (line.Length - 2) / length) * (line.Length - 1);
    }
}
