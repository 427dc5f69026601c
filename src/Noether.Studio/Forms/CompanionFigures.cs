using System.Globalization;
using Noether.Data;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Studio.Forms;

/// <summary>Figures of what stands beside samples: labels, and second samples.</summary>
internal static class CompanionFigures
{
    private const int MostClasses = 20;
    private const int Bins = 24;

    /// <summary>How many samples have each label, or how its values are spread.</summary>
    /// <param name="labels">The labels, one row a sample.</param>
    public static BarsFigure Labels(Matrix labels)
    {
        var column = Enumerable.Range(0, labels.Rows).Select(row => labels[row, 0]).Where(double.IsFinite).Order().ToArray();
        var classes = column.CountBy(value => value).Take(MostClasses + 1).ToArray();
        var isClasses = classes.Length <= MostClasses;
        return new BarsFigure
        {
            Name = "labels",
            Title = "Labels",
            Caption = (isClasses ? "How many samples have each label." : "How many samples have a label near each value.")
                + (labels.Columns > 1 ? " Of several columns, the first." : ""),
            YLabel = "samples",
            Bars = isClasses
                ? [.. classes.Select(pair => new Bar(pair.Key.ToString("G4", CultureInfo.InvariantCulture), pair.Value))]
                : Histogram(column),
        };
    }

    /// <summary>A sample and what became of it.</summary>
    /// <param name="samples">The first samples.</param>
    /// <param name="next">The second samples.</param>
    /// <param name="row">Which pair.</param>
    public static LinesFigure Pair(SampleSet samples, SampleSet next, long row)
    {
        return new LinesFigure
        {
            Name = "pair",
            Title = "A pair",
            Caption = $"Pair {row.ToString(CultureInfo.InvariantCulture)}: the sample, and what became of it.",
            XLabel = "column",
            Series = [Line("before", samples), Line("after", next)],
        };

        LineSeries Line(string name, SampleSet rows)
        {
            var values = new float[rows.Dimension];
            rows.CopyRows(row, values);
            return new LineSeries(
                name, [.. Enumerable.Range(0, values.Length).Select(i => (double)i)], Array.ConvertAll(values, value => (double)value));
        }
    }

    private static Bar[] Histogram(double[] sorted)
    {
        var (least, most) = (sorted[0], sorted[^1]);
        var counts = new int[Bins];
        foreach (var value in sorted)
            counts[Math.Min(Bins - 1, (int)((value - least) / (most - least) * Bins))]++;
        return [.. counts.Select((count, i) => new Bar(
            (least + ((i + 0.5) * (most - least) / Bins)).ToString("G3", CultureInfo.InvariantCulture), count))];
    }
}
