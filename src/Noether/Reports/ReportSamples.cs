using Noether.Lens;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Reports;

/// <summary>The part of the report that shows samples as read and in the learned representation.</summary>
internal static class ReportSamples
{
    private const int Shown = 6;
    private const int SamplesPerDimension = 4;

    public static void Append(HtmlPage page, LensResult result)
    {
        if (result.ExampleSamples is not { } samples || !(result.StandardDeviation > 0))
            return;
        var representation = Represent(result, samples);
        var chosen = Liveliest(representation);
        page.Heading("Samples before and after");
        page.Paragraph(
            $"{chosen.Length} of the data's samples, x as they were read above, y = L (x − mean) / standard deviation below" +
            (samples.Rows > Shown ? $" (the liveliest of {samples.Rows} kept for pictures)." : ".") +
            " A local representation gathers a signal that is scattered over the components of x in one place.");
        var (xRange, yRange) = (Range(samples, chosen), Range(representation, chosen));
        page.Figures(
            chosen.Select((row, number) => (
                new SamplePair(samples.Row(row).ToArray(), representation.Row(row).ToArray())
                {
                    Name = $"Sample {number + 1}", Before = xRange, After = yRange,
                }.ToSvg(), "")),
            leastWidth: 290);
        if (samples.Rows >= SamplesPerDimension * result.Dimension)
            AppendCovariance(page, representation, result.Dimension / 2);
    }

    private static Matrix Represent(LensResult result, Matrix samples)
    {
        var rows = new float[samples.Values.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (float)samples.Values[i];
        var y = new Matrix(samples.Rows, samples.Columns);
        LensTransform.From(result).Apply(rows, y.Values);
        return y;
    }

    private static int[] Liveliest(Matrix y) =>
    [
        .. Enumerable.Range(0, y.Rows).OrderByDescending(row => Energy(y.Row(row))).ThenBy(row => row).Take(Shown).Order(),
    ];

    private static double Energy(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (var value in values)
            mean += value / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return double.IsFinite(squares) ? squares : -1;
    }

    private static ChartScale Range(Matrix values, int[] rows) =>
        ChartScale.Covering(rows.SelectMany(row => values.Row(row).ToArray()), logarithmic: false, tight: false);

    private static void AppendCovariance(HtmlPage page, Matrix y, int half)
    {
        var d = y.Columns;
        var means = new double[d];
        for (var n = 0; n < y.Rows; n++)
            for (var i = 0; i < d; i++)
                means[i] += y[n, i] / y.Rows;
        var covariance = new Matrix(d, d);
        for (var n = 0; n < y.Rows; n++)
            for (var i = 0; i < d; i++)
                for (var j = 0; j < d; j++)
                    covariance[i, j] += (y[n, i] - means[i]) * (y[n, j] - means[j]) / (y.Rows - 1);
        page.Figures(
        [
            (new HeatMap
            {
                Values = covariance, Title = "Covariance of y", XLabel = "position", YLabel = "position",
                FirstRow = -half, FirstColumn = -half,
            }.ToSvg(), $"Over {y.Rows} samples. Stationary: the same along each diagonal. Local: near the main diagonal only."),
        ]);
    }
}
