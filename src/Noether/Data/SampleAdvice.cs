using System.Globalization;
using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>What the statistics of samples say that a person should think about before a method is run.</summary>
internal static class SampleAdvice
{
    // Where more rows than this have far values, these are the shape of the data, not accidents.
    private const double MostOutlierRows = 0.01;

    // A long tail ends somewhere near the bound; accidents lie far beyond it.
    private const double LeastFarthest = 2 * SampleOutliers.Bound;

    // Columns of one unit seldom differ more in their deviations.
    private const double LargestRatio = 20;

    private const int RowsNamed = 5;
    private const int ColumnsNamed = 8;

    /// <summary>Sentences about outliers, units, missing values and constant columns.</summary>
    public static IReadOnlyList<string> For(SampleSummary summary)
    {
        var advice = new List<string>();
        if (summary.NaNs > 0)
        {
            advice.Add($"{summary.NaNs} values are missing: leave such rows out with {Mentions.Missing} drop, or fill "
                + "the gaps.");
        }
        if (summary.Infinities > 0)
            advice.Add($"{summary.Infinities} values are infinite: remove them, methods refuse such samples.");
        if (Outliers(summary.Outliers) is { } outliers)
            advice.Add(outliers);
        if (Units(summary) is { } units)
            advice.Add(units);
        if (summary.ConstantColumns.Count > 0 && summary.Count > 1)
        {
            var constant = summary.ConstantColumns;
            var list = string.Join(", ", constant.Take(ColumnsNamed)) + (constant.Count > ColumnsNamed ? ", ..." : "");
            advice.Add(constant.Count == 1
                ? $"Column {list} (from 0) never changes; a discovery sets it aside."
                : $"Columns {list} (from 0) never change; a discovery sets them aside.");
        }
        return advice;
    }

    private static string? Outliers(SampleOutliers found)
    {
        if (found.Farthest < LeastFarthest || found.Rows > MostOutlierRows * found.RowsLookedAt)
            return null;
        var rows = string.Join(", ", found.Examples.Take(RowsNamed)) + (found.Rows > RowsNamed ? ", ..." : "");
        return string.Create(CultureInfo.InvariantCulture,
            $"{found.Rows} of {found.RowsLookedAt} samples hold values more than {SampleOutliers.Bound} robust deviations "
            + $"from the median of their column, the farthest {found.Farthest:G3} (samples {rows}, from 0); such "
            + $"outliers hide everything else, so bound them with {Mentions.Clip} 10, or remove them.");
    }

    private static string? Units(SampleSummary summary)
    {
        var used = Enumerable.Range(0, summary.Dimension)
            .Where(j => summary.ColumnDeviations[j] > 0 && double.IsFinite(summary.ColumnDeviations[j])).ToArray();
        if (used.Length < 2)
            return null;
        // A robust deviation is not moved by outliers; where it is 0, the usual one stands in.
        var scales = used.Select(j => summary.ColumnRobustDeviations[j] > 0
            ? summary.ColumnRobustDeviations[j] : summary.ColumnDeviations[j]).ToArray();
        var (least, most) = (scales.Min(), scales.Max());
        return most <= LargestRatio * least ? null : string.Create(CultureInfo.InvariantCulture,
            $"The columns have deviations from {least:G3} to {most:G3}, as if in different units; if they are, bring "
            + $"them to one scale with {Mentions.Standardise}.");
    }
}
