using Noether.Runs;

namespace Noether.Cli.Rendering;

/// <summary>Says where the files of a finished run are.</summary>
internal static class RunView
{
    /// <summary>Names the files of a run folder and the time it took.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="folder">The run folder.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void ShowFiles(TextWriter output, string folder, TimeSpan elapsed)
    {
        var report = Path.Combine(folder, RunFolder.ReportName);
        ShowFiles(output, File.Exists(report) ? report : null, Path.Combine(folder, RunFolder.ResultName), elapsed);
    }

    /// <summary>Names the files of any run and the time it took.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="report">The report; null where there is none.</param>
    /// <param name="result">The figures.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void ShowFiles(TextWriter output, string? report, string result, TimeSpan elapsed)
    {
        if (report is not null)
            output.WriteLine($"Report:  {report}");
        output.WriteLine($"Result:  {result}");
        output.WriteLine(FormattableString.Invariant($"Time:    {elapsed.TotalSeconds:0.0} s"));
    }
}
