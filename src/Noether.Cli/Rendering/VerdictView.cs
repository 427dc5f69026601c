using System.Globalization;
using System.Text.Json;
using Noether.Lens;
using Spectre.Console;

namespace Noether.Cli.Rendering;

/// <summary>Shows a verdict: the sentence, the quantities behind it, the caveats.</summary>
internal static class VerdictView
{
    /// <summary>Shows it to a person.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="verdict">The verdict.</param>
    public static void Show(IAnsiConsole console, LensVerdict verdict)
    {
        var colour = verdict.Found ? "green" : "yellow";
        console.MarkupLine($"[{colour}]{Markup.Escape(verdict.Summary)}[/]");
        if (verdict.Checks.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns("check", "measured", "limit", "");
            foreach (var check in verdict.Checks)
            {
                table.AddRow(
                    Markup.Escape(check.Description),
                    Figure(check.Value),
                    $"{(check.LowerIsBetter ? "at most" : "at least")} {Figure(check.Threshold)}",
                    check.Passed ? "[green]passed[/]" : "[yellow]failed[/]");
            }

            console.Write(table);
        }

        foreach (var caveat in verdict.Caveats)
            console.MarkupLine($"[grey]Note:[/] {Markup.Escape(caveat)}");
    }

    /// <summary>Writes it for programs, as result.json has it.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="verdict">The verdict.</param>
    public static void Write(Utf8JsonWriter writer, LensVerdict verdict)
    {
        writer.WriteStartObject("verdict");
        writer.WriteBoolean("found", verdict.Found);
        writer.WriteString("summary", verdict.Summary);
        writer.WriteStartArray("caveats");
        foreach (var caveat in verdict.Caveats)
            writer.WriteStringValue(caveat);
        writer.WriteEndArray();
        writer.WriteStartArray("checks");
        foreach (var check in verdict.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("name", check.Name);
            writer.WriteString("description", check.Description);
            writer.Number("value", check.Value);
            writer.Number("threshold", check.Threshold);
            writer.WriteBoolean("lowerIsBetter", check.LowerIsBetter);
            writer.WriteBoolean("passed", check.Passed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Figure(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
