using System.Text.Json;
using Noether.Lens;
using Noether.Reports;

namespace Noether.Cli.Rendering;

/// <summary>Shows a finished run.</summary>
internal static class RunView
{
    /// <summary>Names the files of the run and the time it took.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void ShowFiles(TextWriter output, RunFolder folder, TimeSpan elapsed) =>
        ShowFiles(output, folder.Report, folder.Result, elapsed);

    /// <summary>Names the files of any run and the time it took.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="report">The report.</param>
    /// <param name="result">The figures.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void ShowFiles(TextWriter output, string report, string result, TimeSpan elapsed)
    {
        output.WriteLine($"Report:  {report}");
        output.WriteLine($"Result:  {result}");
        output.WriteLine(FormattableString.Invariant($"Time:    {elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="result">The answer.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void Write(Utf8JsonWriter writer, RunFolder folder, LensResult result, TimeSpan elapsed)
    {
        writer.WriteString("run", folder.Root);
        writer.WriteString("result", folder.Result);
        writer.WriteString("report", folder.Report);
        writer.WriteString("source", result.Source);
        writer.WriteNumber("samples", result.SampleCount);
        writer.WriteNumber("dimension", result.Dimension);
        writer.WriteString("preset", result.Settings.Preset.ToString().ToLowerInvariant());
        writer.WriteNumber("seed", result.Settings.Seed);
        writer.Number("seconds", elapsed.TotalSeconds);
        VerdictView.Write(writer, result.Verdict);
    }
}
