using System.Globalization;
using System.Text.Json;
using Noether.Discovery;
using Spectre.Console;

namespace Noether.Cli.Rendering;

/// <summary>Shows a verdict: the sentence, the quantities behind it, the caveats.</summary>
internal static class VerdictView
{
    /// <summary>Shows the sentence.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="translate">Puts options in place of settings.</param>
    public static void ShowSummary(IAnsiConsole console, Verdict verdict, Func<string, string> translate) =>
        console.MarkupLine($"[{(verdict.Found ? "green" : "yellow")}]{Markup.Escape(translate(verdict.Summary))}[/]");

    /// <summary>Shows the measured quantities as a table, where there are any.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="verdict">The verdict.</param>
    public static void ShowChecks(IAnsiConsole console, Verdict verdict)
    {
        if (verdict.Checks.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("check", "measured", "limit", "");
        foreach (var check in verdict.Checks)
        {
            table.AddRow(
                Markup.Escape(check.Description),
                Figure(check.Value),
                Limit(check.Direction, check.Limit),
                check.Passed ? "[green]passed[/]" : "[yellow]failed[/]");
        }

        console.Write(table);
        ShowEvidence(console, verdict);
    }

    private static void ShowEvidence(IAnsiConsole console, Verdict verdict)
    {
        if (verdict.PValue is not { } p)
            return;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("on samples kept from the search", "estimate", "bound", "limit", "p");
        foreach (var evidence in verdict.Evidence)
        {
            table.AddRow(
                Markup.Escape(evidence.Name), Figure(evidence.Value),
                double.IsFinite(evidence.Bound) ? Figure(evidence.Bound) : "",
                Limit(evidence.Direction, evidence.Limit), Figure(evidence.PValue));
        }

        console.Write(table);
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p = {p:0.####}: data that miss one of these look as good with at most that probability; level {verdict.Level:0.####}."));
    }

    /// <summary>Shows what to keep in mind, one line each.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="translate">Puts options in place of settings.</param>
    public static void ShowCaveats(IAnsiConsole console, Verdict verdict, Func<string, string> translate)
    {
        foreach (var caveat in verdict.Caveats)
            console.MarkupLine($"[grey]Note:[/] {Markup.Escape(translate(caveat))}");
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="translate">Puts options in place of settings.</param>
    public static void Write(Utf8JsonWriter writer, Verdict verdict, Func<string, string> translate)
    {
        writer.WriteStartObject("verdict");
        writer.WriteBoolean("found", verdict.Found);
        writer.WriteString("finding", Camel(verdict.Finding.ToString()));
        writer.WriteString("headline", verdict.Headline);
        writer.WriteString("summary", translate(verdict.Summary));
        writer.WriteStartArray("caveats");
        foreach (var caveat in verdict.Caveats)
            writer.WriteStringValue(translate(caveat));
        writer.WriteEndArray();
        writer.WriteStartArray("checks");
        foreach (var check in verdict.Checks)
        {
            Begin(writer, check);
            writer.WriteBoolean("passed", check.Passed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (verdict.PValue is { } p)
        {
            writer.Number("pValue", p);
            writer.Number("level", verdict.Level ?? double.NaN);
            writer.WriteStartArray("evidence");
            foreach (var evidence in verdict.Evidence)
            {
                Begin(writer, new Check(evidence.Name, evidence.Description, evidence.Value, evidence.Limit, evidence.Direction));
                writer.Number("bound", evidence.Bound);
                writer.Number("pValue", evidence.PValue);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // What a check and the evidence for it have in common.
    private static void Begin(Utf8JsonWriter writer, Check check)
    {
        writer.WriteStartObject();
        writer.WriteString("name", check.Name);
        writer.WriteString("description", check.Description);
        writer.Number("value", check.Value);
        writer.Number("threshold", check.Limit);
        writer.WriteString("direction", Camel(check.Direction.ToString()));
    }

    private static string Limit(Direction direction, double limit) =>
        $"{(direction == Direction.AtMost ? "at most" : "at least")} {Figure(limit)}";

    private static string Camel(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    // Ratios to what is zero but for rounding have more digits than anybody reads.
    private static string Figure(double value) =>
        value.ToString(Math.Abs(value) < 1e6 ? "0.####" : "0.#e0", CultureInfo.InvariantCulture);
}
