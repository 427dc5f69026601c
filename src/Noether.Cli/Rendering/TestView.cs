using System.Text.Json;
using Noether.Cli.Running;
using Noether.Testing;
using Spectre.Console;

namespace Noether.Cli.Rendering;

/// <summary>Shows what tests of symmetries say.</summary>
internal static class TestView
{
    /// <summary>Shows it to a person.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="results">At least one test.</param>
    public static void Show(CliHost host, IReadOnlyList<SymmetryTestResult> results)
    {
        foreach (var result in results)
            ShowOne(host, result);
        if (results.Count == 1)
            return;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("symmetry", "p", "p among all", "AUC", "at most", "displacement", "");
        foreach (var result in results)
        {
            table.AddRow(
                Markup.Escape(result.Action.Name), Short(result.PValue), Short(result.AdjustedPValue), Text($"{result.Effect:0.000}"),
                Text($"{result.Bound:0.000}"), Text($"{result.Displacement:0.00}"),
                result.AdjustedPValue <= result.Level ? "departs" : result.HardlyMoves ? "hardly moves" : "none seen");
        }

        host.Console.Write(table);
        host.Output.WriteLine(Text($"p among all: adjusted by Benjamini and Hochberg for {results.Count} tests at once."));
    }

    /// <summary>Writes it for programs: one test as an object, several as an array "tests".</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="results">At least one test.</param>
    /// <param name="translate">Puts options in place of settings.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<SymmetryTestResult> results, Func<string, string> translate)
    {
        if (results.Count == 1)
        {
            WriteOne(writer, results[0], translate);
            return;
        }

        writer.WriteStartArray("tests");
        foreach (var result in results)
        {
            writer.WriteStartObject();
            WriteOne(writer, result, translate);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void ShowOne(CliHost host, SymmetryTestResult result)
    {
        host.Console.MarkupLine($"[{(result.IsBroken ? "yellow" : "green")}]{Markup.Escape(result.Summary)}[/]");
        host.Output.WriteLine(Text($"p-value       {Short(result.PValue),-9} (level {result.Level}; {Names(result)})"));
        host.Output.WriteLine(Text($"e-value       {Short(result.EValue),-9} (above {1 / result.Level:0.#} is significant; those of independent data multiply)"));
        host.Output.WriteLine(Text($"effect        {result.Effect,-9:0.000} (AUC ± {result.EffectError:0.000}; at most {result.Bound:0.000} with {100 * (1 - result.Level):0.##} % confidence)"));
        host.Output.WriteLine(Text($"displacement  {result.Displacement,-9:0.000} (of the distance of two samples; 0 for the identity)"));
        host.Output.WriteLine($"power         {Power(result)}");
        foreach (var part in result.Parts.Where(_ => result.Parts.Count > 1))
            host.Output.WriteLine(Text($"  {Name(part),-12}p = {Short(part.PValue)}, {Figure(part)}, {part.Held} samples"));
        foreach (var note in result.Notes)
            host.Output.WriteLine($"Note: {host.Translate(note)}");
    }

    private static void WriteOne(
        Utf8JsonWriter writer, SymmetryTestResult result, Func<string, string> translate)
    {
        writer.WriteString("symmetry", result.Action.Name);
        writer.WriteString("means", result.Action.Words);
        writer.WriteString("summary", translate(result.Summary));
        writer.WriteBoolean("broken", result.IsBroken);
        writer.WriteNumber("level", result.Level);
        writer.Number("pValue", result.PValue);
        writer.Number("adjustedPValue", result.AdjustedPValue);
        writer.Number("eValue", result.EValue);
        writer.Number("effect", result.Effect);
        writer.Number("effectError", result.EffectError);
        writer.Number("bound", result.Bound);
        writer.Number("displacement", result.Displacement);
        writer.WriteString("power", Power(result));
        writer.Number("detectableEffect", result.Detectable);
        writer.WriteString("method", Names(result));
        writer.WriteNumber("samples", result.Samples);
        writer.WriteStartArray("parts");
        foreach (var part in result.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("method", Name(part));
            writer.Number("pValue", part.PValue);
            writer.Number("statistic", part.Statistic);
            writer.Number("error", part.Error ?? double.NaN);
            writer.WriteNumber("samples", part.Held);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notes");
        foreach (var note in result.Notes)
            writer.WriteStringValue(translate(note));
        writer.WriteEndArray();
    }

    private static string Power(SymmetryTestResult result) =>
        Text($"an AUC of {result.Detectable:0.000} would have been seen in 80 % of such tests");

    private static string Names(SymmetryTestResult result) => string.Join(" + ", result.Parts.Select(Name));

    private static string Name(SymmetryTestPart part) => part.Method.ToString().ToLowerInvariant();

    private static string Figure(SymmetryTestPart part) => part.Method switch
    {
        SymmetryTestMethod.Real => Text($"quality {part.Statistic:0.0000} ± {part.Error:0.0000} nats"),
        SymmetryTestMethod.Classifier => Text($"AUC {part.Statistic:0.000} ± {part.Error:0.000}"),
        _ => Text($"squared discrepancy {part.Statistic:0.0e+0}"),
    };

    private static string Short(double value) => value is < 0.001 or >= 1e5 ? Text($"{value:0.0e+0}") : Text($"{value:0.###}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
