using System.Text.Json;
using Noether.Cli.Running;
using Noether.Comparisons;
using Noether.Reports.Comparisons;
using Spectre.Console;

namespace Noether.Cli.Rendering;

/// <summary>Shows a comparison of methods.</summary>
internal static class ComparisonView
{
    /// <summary>Shows it to a person: one line a method.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="folder">The folder of the comparison.</param>
    /// <param name="report">Its report; null without one.</param>
    /// <param name="record">The comparison.</param>
    public static void Show(CliHost host, string folder, string? report, ComparisonRecord record)
    {
        var table = new Table().Border(TableBorder.Simple);
        var columns = ComparisonTable.Columns(record);
        for (var i = 0; i < columns.Count; i++)
            table.AddColumn(new TableColumn(Markup.Escape(columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        foreach (var row in ComparisonTable.Rows(record))
            table.AddRow(row.Select(Markup.Escape).ToArray());
        host.Console.Write(table);
        foreach (var method in record.Methods.Where(method => method.Answered < method.Runs.Count))
        {
            var run = method.Runs.First(run => run.State != ComparedState.Answered);
            host.Output.WriteLine($"{method.Label} {Word(run)}: {host.Translate(run.Summary)}");
        }

        host.Output.WriteLine($"table    {Path.Combine(folder, ComparisonRecord.TableName)}");
        if (report is not null)
            host.Output.WriteLine($"report   {report}");
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="folder">The folder of the comparison.</param>
    /// <param name="report">Its report; null without one.</param>
    /// <param name="record">The comparison.</param>
    public static void Write(Utf8JsonWriter writer, string folder, string? report, ComparisonRecord record)
    {
        writer.WriteString("comparison", Path.Combine(folder, ComparisonRecord.FileName));
        writer.WriteString("table", Path.Combine(folder, ComparisonRecord.TableName));
        writer.WriteString("report", report);
        writer.WriteStartArray("methods");
        foreach (var method in record.Methods)
        {
            writer.WriteStartObject();
            writer.WriteString("method", method.Label);
            writer.WriteNumber("runs", method.Runs.Count);
            writer.WriteNumber("answered", method.Answered);
            writer.WriteNumber("found", method.Found);
            Number("cosine", method.Cosine);
            Number("leastCosine", method.LeastCosine);
            Number("countsRight", method.CountsRight);
            Number("seconds", method.Seconds);
            Number("peakMegabytes", method.PeakMegabytes);
            writer.WriteString("summary", method.Summary);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        void Number(string name, double? value)
        {
            if (value is { } known)
                writer.Number(name, known);
            else
                writer.WriteNull(name);
        }
    }

    /// <summary>How a run ended, in a word or two.</summary>
    /// <param name="run">The run.</param>
    public static string Word(ComparedRun run) => run.State switch
    {
        ComparedState.Refused => "has no use for these data",
        ComparedState.Failed => "failed",
        _ => run.Finding switch
        {
            nameof(Discovery.Finding.Found) => "found",
            nameof(Discovery.Finding.NotFound) => "not found",
            _ => "undecided",
        },
    };
}
