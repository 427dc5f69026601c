using System.Text.Json;
using Noether.Cli.Running;
using Noether.Runs;

namespace Noether.Cli.Rendering;

/// <summary>Shows the answer of any method.</summary>
internal static class AnswerView
{
    /// <summary>Shows verdict, first figures and caveats to a person.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="record">What result.json holds.</param>
    public static void Show(CliHost host, string folder, RunRecord record)
    {
        VerdictView.ShowSummary(host.Console, record.Verdict, host.Translate);
        VerdictView.ShowChecks(host.Console, record.Verdict);
        // The first section is what the method wants to be seen first; the report has the rest.
        if (FiguresJson.Read(folder) is [var first, ..])
        {
            foreach (var figure in first.Figures)
                FigureView.Show(host.Console, figure);
        }

        VerdictView.ShowCaveats(host.Console, record.Verdict, host.Translate);
    }

    /// <summary>Writes it for programs: where the files are, the facts of the method and the verdict.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="host">Knows the options in place of settings.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="record">What result.json holds.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void Write(
        Utf8JsonWriter writer, CliHost host, string folder, RunRecord record, TimeSpan elapsed)
    {
        writer.WriteString("run", folder);
        writer.WriteString("result", Path.Combine(folder, RunFolder.ResultName));
        var report = Path.Combine(folder, RunFolder.ReportName);
        writer.WriteString("report", File.Exists(report) ? report : null);
        writer.WriteString("method", record.Method);
        writer.WriteString("source", record.Source);
        writer.WriteNumber("seed", record.Seed);
        writer.Number("seconds", elapsed.TotalSeconds);
        foreach (var (name, value) in record.Facts)
        {
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }

        VerdictView.Write(writer, record.Verdict, host.Translate);
    }
}
