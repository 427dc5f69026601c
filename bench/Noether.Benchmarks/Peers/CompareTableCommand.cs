using System.CommandLine;
using System.Text.Json;
using Noether.Benchmarks.Peaks;

namespace Noether.Benchmarks.Peers;

/// <summary>
/// The verb compare-table: the table of bench/compare from the files that its runs left in a folder, namely
/// ours-HIDDEN-THREADS-REPEAT.json from lens-step, peer-HIDDEN-THREADS-REPEAT.json, peak-REPEAT.json from machine-peak,
/// and, if the losses were checked, agreement.txt.
/// </summary>
internal static class CompareTableCommand
{
    /// <summary>Knots of the table in the steps that lens-step measures: 32, made odd.</summary>
    private const int Knots = 33;

    public static Command Create()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder with the runs.", Required = true };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var save = new Option<bool>("--save") { Description = "Also keep the figures under bench/results." };
        var command = new Command("compare-table", "Prints the table of bench/compare from its runs.")
        {
            from, json, save,
        };
        command.SetAction(parsed =>
        {
            Write(parsed.GetValue(from)!.FullName, parsed.GetValue(json), parsed.GetValue(save));
            return 0;
        });
        return command;
    }

    private static void Write(string folder, FileInfo? json, bool save)
    {
        var cases = Directory.GetFiles(folder, "ours-*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path).Split('-'))
            .Select(parts => (Hidden: int.Parse(parts[1]), Threads: int.Parse(parts[2]), Repeat: int.Parse(parts[3])))
            .Order().ToArray();
        var ours = Read(folder, Name("ours", cases[0]));
        var (dimension, padding) = (ours.GetProperty("dimension").GetInt32(), ours.GetProperty("padding").GetInt32());
        var batch = ours.GetProperty("batch").GetInt32();
        var rows = cases.GroupBy(c => (c.Hidden, c.Threads)).Select(runs => new CompareRow
        {
            Hidden = runs.Key.Hidden,
            Threads = runs.Key.Threads,
            Ours = [.. runs.Select(c => Figures(Read(folder, Name("ours", c)).GetProperty("cases")[0]))],
            Peer = [.. runs.Select(c => Figures(Read(folder, Name("peer", c))))],
            Work = StepWork.Of(dimension, padding, batch, runs.Key.Hidden, Knots),
        }).ToArray();
        var peaks = Peaks(folder);
        var version = Read(folder, Name("peer", cases[0])).GetProperty("version").GetString()!;
        var agreement = Path.Combine(folder, "agreement.txt");
        var text = CompareText.Write(
            rows, peaks, $"d = {dimension}, padding {padding}, batch {batch}", version,
            File.Exists(agreement) ? File.ReadAllText(agreement) : "");
        ResultFiles.Write(
            new { Machine = Machine.This, Peer = version, dimension, padding, batch, Peaks = peaks, Rows = rows }, text,
            json, save, "compare");
    }

    // The best of all repeats: a peak is what the machine can do at all.
    private static PeakMeasurement[] Peaks(string folder) =>
        [.. Directory.GetFiles(folder, "peak-*.json")
            .SelectMany(path => Read(folder, Path.GetFileNameWithoutExtension(path)).GetProperty("peaks")
                .Deserialize<PeakMeasurement[]>(JsonSerializerOptions.Web)!)
            .GroupBy(peak => peak.Threads)
            .Select(peaks => new PeakMeasurement(
                peaks.Key, peaks.Max(p => p.MultiplyAddGigaflops), peaks.Max(p => p.GemmGigaflops),
                peaks.Max(p => p.CacheGigabytes), peaks.Max(p => p.MemoryGigabytes)))
            .OrderBy(peak => peak.Threads)];

    private static string Name(string side, (int Hidden, int Threads, int Repeat) run) =>
        $"{side}-{run.Hidden}-{run.Threads}-{run.Repeat}";

    private static JsonElement Read(string folder, string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".json"))).RootElement;

    private static StepFigures Figures(JsonElement run) => run.Deserialize<StepFigures>(JsonSerializerOptions.Web)!;
}
