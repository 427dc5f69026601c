using System.Globalization;
using System.Text.Json;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;
using Noether.Reports.Readings;
using Spectre.Console;

namespace Noether.Cli.Rendering;

/// <summary>Shows the symmetry that was read off a picture.</summary>
internal static class ReadingView
{
    private const int BarWidth = 30;

    /// <summary>Shows it to a person.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="reading">The reading.</param>
    public static void Show(IAnsiConsole console, SymmetryReading reading)
    {
        var verdict = ReadingVerdict.Of(reading);
        console.MarkupLine($"[{(verdict.Sure ? "green" : "yellow")}]{Markup.Escape(verdict.Summary)}[/]");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("symmetry", "", "likelihood", "68% interval", "");
        for (var k = 0; k < reading.Likelihoods.Count; k++)
        {
            var (symmetry, interval) = ((SymmetryClass)k, reading.Likelihoods[k]);
            var filled = (int)Math.Round(Math.Clamp(interval.Mean, 0, 1) * BarWidth);
            var color = symmetry == reading.MostLikely ? "green" : "blue";
            table.AddRow(
                SymmetryClasses.Symbol(symmetry),
                symmetry == SymmetryClass.None ? "" : SymmetryClasses.Phrase(symmetry),
                Figure(interval.Mean),
                $"{Figure(interval.Lower)} to {Figure(interval.Upper)}",
                $"[{color}]{new string('█', filled)}[/][grey]{new string('░', BarWidth - filled)}[/]");
        }

        console.Write(table);
        foreach (var caveat in verdict.Caveats)
            console.MarkupLine($"[grey]Note:[/] {Markup.Escape(caveat)}");
    }

    /// <summary>Writes it for programs, as result.json has it.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="reading">The reading.</param>
    public static void Write(Utf8JsonWriter writer, SymmetryReading reading)
    {
        var verdict = ReadingVerdict.Of(reading);
        writer.WriteStartObject("verdict");
        writer.WriteBoolean("found", verdict.Found);
        writer.WriteBoolean("clear", verdict.Clear);
        writer.WriteString("symmetry", verdict.Symmetry);
        writer.WriteString("summary", verdict.Summary);
        writer.WriteStartArray("caveats");
        foreach (var caveat in verdict.Caveats)
            writer.WriteStringValue(caveat);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("likelihoods");
        for (var k = 0; k < reading.Likelihoods.Count; k++)
        {
            writer.WriteStartObject();
            writer.WriteString("symmetry", SymmetryClasses.Symbol((SymmetryClass)k));
            writer.Number("mean", reading.Likelihoods[k].Mean);
            writer.Number("lower", reading.Likelihoods[k].Lower);
            writer.Number("upper", reading.Likelihoods[k].Upper);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.Number("decoyAccuracy", reading.DecoyAccuracy);
    }

    private static string Figure(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
