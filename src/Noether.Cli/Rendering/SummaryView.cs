using System.Globalization;
using System.Text.Json;
using Noether.Data;

namespace Noether.Cli.Rendering;

/// <summary>Shows the statistics of samples, or of the moments of a signal.</summary>
internal static class SummaryView
{
    private const int Widest = 72;
    private const int ColumnsNamed = 12;

    /// <summary>Shows it to a person.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="summary">The statistics.</param>
    /// <param name="isSamples">Whether its rows are samples.</param>
    public static void Show(TextWriter output, SampleSummary summary, bool isSamples)
    {
        if (isSamples)
            Line("samples", $"{summary.Count} x {summary.Dimension} {summary.StoredType}");
        if (summary.RowsUsed < summary.Count)
            Line("looked at", $"{summary.RowsUsed} {(isSamples ? "samples" : "rows")}, spread evenly");
        Line("range", $"{Figure(summary.Minimum)} to {Figure(summary.Maximum)}");
        Line("mean", Figure(summary.Mean));
        Line("deviation", Figure(summary.StandardDeviation));
        Line("median", Spread(summary.ColumnMedians));
        Line("robust dev.", Spread(summary.ColumnRobustDeviations));
        Line("outliers", Outliers(summary.Outliers));
        Line("NaN, infinite", $"{summary.NaNs}, {summary.Infinities}");
        Line("constant", Listed(summary.ConstantColumns));
        if (!isSamples)
            return;
        output.WriteLine();
        output.WriteLine("Deviation of each column, from 0 to the largest:");
        var deviations = Sparkline.Shrink(summary.ColumnDeviations.Select(value => (float)value).ToArray(), Widest);
        var largest = deviations.Where(float.IsFinite).DefaultIfEmpty(1).Max();
        output.WriteLine($"           {Sparkline.Draw(deviations, 0, largest)}");
        output.WriteLine("Samples, each on a scale of its own:");
        for (var i = 0; i < summary.Examples.Count; i++)
        {
            var values = Sparkline.Shrink(summary.Examples[i], Widest);
            var finite = values.Where(float.IsFinite).DefaultIfEmpty(float.NaN);
            var (lowest, highest) = (finite.Min(), finite.Max());
            var shape = Sparkline.Draw(values, lowest, highest);
            output.WriteLine($"{summary.ExampleNumbers[i],10} {shape} {Figure(lowest)} to {Figure(highest)}");
        }

        void Line(string name, string value) => output.WriteLine($"  {name,-15}{value}");
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="summary">The statistics.</param>
    public static void Write(Utf8JsonWriter writer, SampleSummary summary)
    {
        writer.WriteNumber("samples", summary.Count);
        writer.WriteNumber("dimension", summary.Dimension);
        writer.WriteNumber("samplesLookedAt", summary.RowsUsed);
        writer.Number("minimum", summary.Minimum);
        writer.Number("maximum", summary.Maximum);
        writer.Number("mean", summary.Mean);
        writer.Number("standardDeviation", summary.StandardDeviation);
        writer.WriteNumber("nans", summary.NaNs);
        writer.WriteNumber("infinities", summary.Infinities);
        writer.WriteStartArray("constantColumns");
        foreach (var column in summary.ConstantColumns)
            writer.WriteNumberValue(column);
        writer.WriteEndArray();
        Numbers(writer, "columnMedians", summary.ColumnMedians);
        Numbers(writer, "columnRobustDeviations", summary.ColumnRobustDeviations);
        Numbers(writer, "columnDeviations", summary.ColumnDeviations);
        writer.WriteStartObject("outliers");
        writer.WriteNumber("values", summary.Outliers.Values);
        writer.WriteNumber("samples", summary.Outliers.Rows);
        writer.WriteNumber("samplesLookedAt", summary.Outliers.RowsLookedAt);
        writer.Number("farthest", summary.Outliers.Farthest);
        writer.WriteStartArray("examples");
        foreach (var row in summary.Outliers.Examples)
            writer.WriteNumberValue(row);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter writer, string name, IReadOnlyList<double> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
        writer.WriteEndArray();
    }

    // One figure where all columns share it.
    private static string Spread(IReadOnlyList<double> values)
    {
        var (least, most) = (values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min(),
            values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max());
        return least < most ? $"{Figure(least)} to {Figure(most)}, by columns" : Figure(least);
    }

    private static string Outliers(SampleOutliers found) => found.Values == 0
        ? $"none beyond {SampleOutliers.Bound} robust deviations"
        : $"{found.Values} values in {found.Rows} rows, the farthest {Figure(found.Farthest)} robust deviations away";

    private static string Listed(IReadOnlyList<int> columns) => columns.Count switch
    {
        0 => "no column",
        1 => $"column {columns[0]}",
        <= ColumnsNamed => $"columns {string.Join(", ", columns)}",
        _ => $"{columns.Count} columns: {string.Join(", ", columns.Take(ColumnsNamed))}, ...",
    };

    private static string Figure(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
