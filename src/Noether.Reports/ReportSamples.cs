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
            $"{chosen.Length} samples of the data, x as they were read above, y = L (x − mean) / standard deviation " +
            (samples.Rows > Shown ? $"below (the liveliest of {samples.Rows} kept for pictures)." : "below.") +
            " A local representation gathers a signal that is scattered over the components of x in one place.");
        var (xRange, yRange) = (Range(samples, chosen), Range(representation, chosen));
        page.Figures(
            chosen.Select((row, number) => (
                new SamplePair(samples.Row(row).ToArray(), representation.Row(row).ToArray())
                {
                    Name = $"Sample {number + 1}",
                    Before = xRange,
                    After = yRange,
                }.ToSvg(), "")),
            leastWidth: 290);
        if (samples.Rows >= SamplesPerDimension * result.Dimension)
            AppendCovariances(page, result, samples, representation);
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
        .. Enumerable.Range(0, y.Rows).OrderByDescending(row => Energy(y.Row(row))).ThenBy(row => row)
            .Take(Shown).Order(),
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

    private static void AppendCovariances(HtmlPage page, LensResult result, Matrix x, Matrix y)
    {
        var half = result.Dimension / 2;
        page.Figures(
        [
            (new HeatMap
            {
                Values = Covariance(x, result.StandardDeviation), Title = "Covariance of x", XLabel = "input component",
                YLabel = "input component",
            }.ToSvg(), $"Of {x.Rows} samples as read, divided by the overall variance."),
            (new HeatMap
            {
                Values = Covariance(y, 1), Title = "Covariance of y", XLabel = "position on the hidden axis",
                YLabel = "position on the hidden axis", FirstRow = -half, FirstColumn = -half,
            }.ToSvg(), "Stationary: alike along each diagonal. Local: fading away from the main diagonal."),
        ], leastWidth: 440);
    }

    private static Matrix Covariance(Matrix samples, double scale)
    {
        var d = samples.Columns;
        var means = new double[d];
        for (var n = 0; n < samples.Rows; n++)
            for (var i = 0; i < d; i++)
                means[i] += samples[n, i] / samples.Rows;
        var covariance = new Matrix(d, d);
        var divisor = (samples.Rows - 1) * scale * scale;
        for (var n = 0; n < samples.Rows; n++)
            for (var i = 0; i < d; i++)
                for (var j = 0; j < d; j++)
                    covariance[i, j] += (samples[n, i] - means[i]) * (samples[n, j] - means[j]) / divisor;
        return covariance;
    }
}
