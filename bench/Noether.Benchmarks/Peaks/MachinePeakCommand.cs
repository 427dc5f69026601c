using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Noether.Benchmarks.Peaks;

/// <summary>The verb machine-peak: arithmetic and memory at their fastest, to set other figures against.</summary>
internal static class MachinePeakCommand
{
    public static Command Create()
    {
        var threads = new Option<int[]>("--threads")
        {
            Description = "Numbers of threads to measure, one after the other.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 2],
        };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var save = new Option<bool>("--save") { Description = "Also keep the figures under bench/results." };
        var command = new Command("machine-peak", "Measures what the machine can do: multiply-adds, products, memory.")
        {
            threads, json, save,
        };
        command.SetAction(parsed =>
        {
            var peaks = parsed.GetValue(threads)!.Select(PeakRun.Measure).ToArray();
            var text = $"# What the machine can do\n\n{Machine.This.Line}\n\n" + Table(peaks);
            ResultFiles.Write(
                new { Machine = Machine.This, Peaks = peaks }, text, parsed.GetValue(json), parsed.GetValue(save),
                "machine-peak");
            return 0;
        });
        return command;
    }

    /// <summary>The figures as a table in Markdown.</summary>
    public static string Table(IEnumerable<PeakMeasurement> peaks)
    {
        var text = new StringBuilder();
        text.Append("| threads | multiply-adds GFLOP/s | Gemm 1024 GFLOP/s | cache triad GB/s | memory triad GB/s |\n");
        text.Append("|---:|---:|---:|---:|---:|\n");
        foreach (var p in peaks)
        {
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"| {p.Threads} | {p.MultiplyAddGigaflops:F0} | {p.GemmGigaflops:F0} | {p.CacheGigabytes:F0} "));
            text.Append(string.Create(CultureInfo.InvariantCulture, $"| {p.MemoryGigabytes:F1} |\n"));
        }
        return text.ToString();
    }
}
