using System.Globalization;
using Noether.Data;
using Noether.Discovery.Figures;

namespace Noether.Studio.Forms;

/// <summary>Figures of samples that nobody has looked into yet.</summary>
internal static class SampleFigures
{
    /// <summary>A few samples, spread over the data.</summary>
    public static LinesFigure Examples(SampleSummary summary)
    {
        var places = Enumerable.Range(0, summary.Dimension).Select(i => (double)i).ToArray();
        return new LinesFigure
        {
            Name = "examples",
            Title = "Samples",
            Caption = $"{summary.Examples.Count} samples, spread over the data.",
            XLabel = "column",
            Series = [.. summary.Examples.Select((row, i) => new LineSeries(
                summary.ExampleNumbers[i].ToString(CultureInfo.InvariantCulture), places,
                Array.ConvertAll(row, value => (double)value)))],
        };
    }

    /// <summary>The first windows of the first signal, where they were cut.</summary>
    public static LinesFigure Windows(SampleSet samples, int stride, SampleSummary summary, int count)
    {
        // Windows that overlap lie on one another; a little apart they can be told.
        var apart = 0.6 * (double.IsFinite(summary.StandardDeviation) ? summary.StandardDeviation : 0);
        return new LinesFigure
        {
            Name = "windows",
            Title = "The first windows",
            Caption = "What windowing does: each window is one sample, and the next starts a stride further.",
            XLabel = "place in the signal",
            Series = [.. Enumerable.Range(0, (int)Math.Min(count, samples.Count)).Select(i =>
            {
                var row = new float[samples.Dimension];
                samples.CopyRows(i, row);
                return new LineSeries(
                    $"window {i}", [.. Enumerable.Range(0, row.Length).Select(j => (double)j + ((double)i * stride))],
                    [.. row.Select(value => value + (i * apart))]);
            })],
        };
    }

    /// <summary>How much every column varies.</summary>
    public static BarsFigure Deviations(SampleSummary summary) => new()
    {
        Name = "deviations",
        Title = "Deviation of each column",
        Caption = "How much each column varies. A column that does not vary at all cannot be used.",
        Bars = [.. summary.ColumnDeviations.Select((value, i) =>
            new Bar(i.ToString(CultureInfo.InvariantCulture), value))],
    };
}
