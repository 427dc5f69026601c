namespace Noether.Data;

/// <summary>Values far from the others of their column.</summary>
/// <param name="Values">How many values lie beyond the bound.</param>
/// <param name="Rows">In how many rows they lie.</param>
/// <param name="RowsLookedAt">How many rows were looked at.</param>
/// <param name="Examples">The first rows with such values, from 0; at most ten.</param>
/// <param name="Farthest">The largest distance from a median, in robust deviations.</param>
public sealed record SampleOutliers(
    long Values, long Rows, long RowsLookedAt, IReadOnlyList<long> Examples, double Farthest)
{
    /// <summary>Robust deviations from the median of its column beyond which a value is called an outlier: 10.</summary>
    public const double Bound = 10;

    private const int MostExamples = 10;

    // Values that were set to the bound lie within it, whatever the last digit says.
    private const double Rounding = 1e-6;

    /// <summary>Counts the values beyond a bound; columns without a scale have none.</summary>
    internal static SampleOutliers Count(
        SampleSet samples, RobustColumns robust, double bound, long limit, CancellationToken cancellationToken)
    {
        var d = samples.Dimension;
        var (values, rows, looked, farthest) = (0L, 0L, 0L, 0.0);
        var examples = new List<long>();
        SampleScan.Visit(samples, limit, exact: true, cancellationToken, (first, block) =>
        {
            for (var start = 0; start < block.Length; start += d, looked++)
            {
                var beyond = 0;
                for (var j = 0; j < d; j++)
                {
                    var distance = Math.Abs(block[start + j] - robust.Medians[j]) / robust.Scales[j];
                    if (!double.IsFinite(distance) || distance <= bound * (1 + Rounding))
                        continue;
                    beyond++;
                    farthest = Math.Max(farthest, distance);
                }
                if (beyond == 0)
                    continue;
                values += beyond;
                rows++;
                if (examples.Count < MostExamples)
                    examples.Add(first + (start / d));
            }
        });
        return new SampleOutliers(values, rows, looked, examples, farthest);
    }
}
