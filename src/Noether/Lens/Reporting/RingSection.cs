using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>
/// What of a sample on rings depends on the ring, where rings are not alike: how far values are correlated along each,
/// how much they vary, and how skewed they are. On a globe the rings are its latitudes.
/// </summary>
internal static class RingSection
{
    /// <summary>The section.</summary>
    /// <param name="placed">Samples on the grid, one a row, cells row after row.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="rows">Whether its rows are the rings; otherwise its columns are.</param>
    public static Section Of(Matrix placed, GridShape shape, bool rows)
    {
        var (rings, length) = rows ? (shape.Rows, shape.Columns) : (shape.Columns, shape.Rows);
        var moments = Enumerable.Range(0, rings).Select(ring => Moments(Values(ring))).ToArray();
        var largest = moments.Max(ring => ring.Variance);
        var (one, many) = rows ? ("row", "rows") : ("column", "columns");
        var lags = (length / 2) + 1;
        double[] correlations =
        [
            .. Enumerable.Range(0, rings).SelectMany(
                ring => Correlations(Values(ring), moments[ring].Mean, moments[ring].Variance, lags)),
        ];
        double[] numbers = [.. Enumerable.Range(0, rings).Select(ring => (double)ring)];
        return new Section(
            $"What differs from {one} to {one}",
            $"A generator turns all {many} together, because along each the statistics stay the same. They are not "
            + $"the same in all {many}, so that no shift from {one} to {one} is a symmetry, although neighbours are alike.",
            [
                new HeatMapFigure
                {
                    Name = "ring-correlation",
                    Title = $"Correlation along each {one}",
                    Caption = "Over the samples of this report: how slowly it fades is the width of what is seen there.",
                    Rows = rings,
                    Columns = lags,
                    Values = correlations,
                    XLabel = "places apart on the ring",
                    YLabel = one,
                    Upper = 1,
                },
                Curve("ring-variance", $"Variance of each {one}", "share of the largest",
                    [.. moments.Select(ring => ring.Variance / Math.Max(largest, double.Epsilon))]),
                Curve("ring-skewness", $"Skewness of each {one}", "skewness", [.. moments.Select(ring => ring.Skewness)]),
            ]);

        LinesFigure Curve(string name, string title, string label, double[] values) => new()
        {
            Name = name,
            Title = title,
            XLabel = one,
            YLabel = label,
            Dots = true,
            Series = [new LineSeries(title, numbers, values)],
        };

        // Samples x places of one ring.
        Matrix Values(int ring)
        {
            var values = new Matrix(placed.Rows, length);
            for (var n = 0; n < placed.Rows; n++)
                for (var k = 0; k < length; k++)
                    values[n, k] = placed[n, rows ? (ring * shape.Columns) + k : (k * shape.Columns) + ring];
            return values;
        }
    }

    private static (double Mean, double Variance, double Skewness) Moments(Matrix values)
    {
        var all = values.Values.ToArray();
        var mean = all.Average();
        var variance = all.Average(value => Math.Pow(value - mean, 2));
        var third = all.Average(value => Math.Pow(value - mean, 3));
        return (mean, variance, variance > 0 ? third / Math.Pow(variance, 1.5) : 0);
    }

    private static IEnumerable<double> Correlations(Matrix values, double mean, double variance, int lags)
    {
        var length = values.Columns;
        for (var lag = 0; lag < lags; lag++)
        {
            double sum = 0;
            for (var n = 0; n < values.Rows; n++)
                for (var k = 0; k < length; k++)
                    sum += (values[n, k] - mean) * (values[n, (k + lag) % length] - mean);
            yield return variance > 0 ? sum / (values.Rows * length * variance) : 0;
        }
    }
}
