using System.Text.Json;
using Noether.Cli.Running;
using Noether.Lens;
using Noether.Reports;

namespace Noether.Cli.Rendering;

/// <summary>Shows a finished run.</summary>
internal static class RunView
{
    /// <summary>Shows it to a person.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="result">The answer.</param>
    public static void Show(CliHost host, RunFolder folder, LensResult result)
    {
        VerdictView.Show(host.Console, result.Verdict);
        ShowFiles(host.Output, folder, result);
    }

    /// <summary>Names the files of the run and the time it took.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="result">The answer.</param>
    public static void ShowFiles(TextWriter output, RunFolder folder, LensResult result)
    {
        output.WriteLine($"Report:  {folder.Report}");
        output.WriteLine($"Result:  {folder.Result}");
        output.WriteLine(FormattableString.Invariant($"Time:    {Seconds(result):0.0} s"));
    }

    /// <summary>Writes it for programs.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="result">The answer.</param>
    public static void Write(Utf8JsonWriter writer, RunFolder folder, LensResult result)
    {
        writer.WriteString("run", folder.Root);
        writer.WriteString("result", folder.Result);
        writer.WriteString("report", folder.Report);
        writer.WriteString("source", result.Source);
        writer.WriteNumber("samples", result.SampleCount);
        writer.WriteNumber("dimension", result.Dimension);
        writer.WriteString("preset", result.Settings.Preset.ToString().ToLowerInvariant());
        writer.WriteNumber("seed", result.Settings.Seed);
        writer.Number("seconds", Seconds(result));
        VerdictView.Write(writer, result.Verdict);
    }

    private static double Seconds(LensResult result) => result.Timings.Sum(stage => stage.Value);
}
