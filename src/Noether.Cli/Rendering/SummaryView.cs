using System.Globalization;
using System.Text.Json;
using Noether.Data;

namespace Noether.Cli.Rendering;

/// <summary>Shows what a file of samples holds. Plain text: no console library has to start for it.</summary>
internal static class SummaryView
{
    private const int Widest = 72;
    private const int ColumnsNamed = 12;

    /// <summary>Shows it to a person.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="summary">The statistics.</param>
    /// <param name="storedType">Type of the numbers in the file.</param>
    public static void Show(TextWriter output, SampleSummary summary, string storedType)
    {
        output.WriteLine(summary.Source);
        Line("samples", $"{summary.Count} x {summary.Dimension} {storedType}");
        if (summary.RowsUsed < summary.Count)
            Line("looked at", $"{summary.RowsUsed} samples, spread evenly");
        Line("range", $"{Figure(summary.Minimum)} to {Figure(summary.Maximum)}");
        Line("mean", Figure(summary.Mean));
        Line("deviation", Figure(summary.StandardDeviation));
        Line("NaN, infinite", $"{summary.NaNs}, {summary.Infinities}");
        Line("constant", Listed(summary.ConstantColumns));
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
    /// <param name="storedType">Type of the numbers in the file.</param>
    public static void Write(Utf8JsonWriter writer, SampleSummary summary, string storedType)
    {
        writer.WriteString("source", summary.Source);
        writer.WriteNumber("samples", summary.Count);
        writer.WriteNumber("dimension", summary.Dimension);
        writer.WriteString("type", storedType);
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
        writer.WriteStartArray("notes");
        foreach (var note in summary.Notes)
            writer.WriteStringValue(note);
        writer.WriteEndArray();
    }

    private static string Listed(IReadOnlyList<int> columns) => columns.Count switch
    {
        0 => "no column",
        1 => $"column {columns[0]}",
        <= ColumnsNamed => $"columns {string.Join(", ", columns)}",
        _ => $"{columns.Count} columns: {string.Join(", ", columns.Take(ColumnsNamed))}, ...",
    };

    private static string Figure(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
