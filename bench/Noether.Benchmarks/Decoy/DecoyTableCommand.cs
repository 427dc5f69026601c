using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Noether.Benchmarks.Peaks;
using Noether.Benchmarks.Peers;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// The verb decoy-table: the table of bench/compare-decoy from the files that its runs left in a folder, namely
/// ours-THREADS-REPEAT.json from decoy-time, peer-THREADS-REPEAT.json, peak-REPEAT.json from machine-peak, and, if the
/// trainings were checked, agreement.txt.
/// </summary>
internal static class DecoyTableCommand
{
    private const int Epochs = 300;

    public static Command Create()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder with the runs.", Required = true };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var save = new Option<bool>("--save") { Description = "Also keep the figures under bench/results." };
        var command = new Command("decoy-table", "Prints the table of bench/compare-decoy from its runs.")
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
        var ours = Read<DecoyFigures>(folder, "ours-*.json");
        var peers = Read<DecoyFigures>(folder, "peer-*.json");
        var peaks = Directory.GetFiles(folder, "peak-*.json")
            .SelectMany(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("peaks")
                .Deserialize<PeakMeasurement[]>(JsonSerializerOptions.Web)!)
            .GroupBy(peak => peak.Threads)
            .ToDictionary(group => group.Key, group => group.Max(peak => peak.MultiplyAddGigaflops));
        var work = DecoyWork.Of(0.8 * DecoyProblem.Points, 0.2 * DecoyProblem.Points, ours[0].Events!);
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# Networks of the decoy task beside PyTorch");
        Line($"");
        Line($"{Machine.This.Line} {peers[0].Version}. Templates of the five classes, {DecoyProblem.Points} points, 80/20 split, 2 -> 200 -> 100 -> 1,");
        Line($"{Epochs} epochs, validation each epoch. PyTorch trains one network after another with all threads in each; we train one network on");
        Line($"each thread. Medians of {ours.Length / ours.Select(run => run.Threads).Distinct().Count()} runs in turns, range in brackets. Repeat: bench/compare-decoy");
        Line($"");
        Line($"| threads | networks/minute | PyTorch | ratio | CPU ms a network | PyTorch | ratio | accuracy | PyTorch | peak MB | PyTorch |");
        Line($"|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var rows = ours.GroupBy(run => run.Threads).OrderBy(group => group.Key)
            .Select(group => (Threads: group.Key, Ours: group.ToArray(),
                Peer: peers.Where(peer => peer.Threads == group.Key).ToArray()))
            .ToArray();
        foreach (var (threads, our, peer) in rows)
        {
            var rate = Spread.Of(our.Select(run => run.NetworksPerMinute));
            var peerRate = Spread.Of(peer.Select(run => run.NetworksPerMinute));
            var cpu = Spread.Of(our.Select(run => run.CpuMilliseconds));
            var peerCpu = Spread.Of(peer.Select(run => run.CpuMilliseconds));
            Line($"| {threads} | {rate.Text("F0")} | {peerRate.Text("F1")} | {rate.Median / peerRate.Median:F0} | {cpu.Text("F1")} | {peerCpu.Text("F0")} | {peerCpu.Median / cpu.Median:F0} | {our.Average(run => run.Accuracy):P2} | {peer.Average(run => run.Accuracy):P2} | {our.Max(run => run.PeakMegabytes):F0} | {peer.Max(run => run.PeakMegabytes):F0} |");
        }
        Line($"");
        Line($"Along the tours {ours[0].Events!.Training:F0} units switch in training and {ours[0].Events!.Validation:F0} in validation. An epoch executes {work.Operations / 1e6:F1} million");
        Line($"floating-point operations; as dense matrix products it would be {work.Dense / 1e6:F0} million.");
        Line($"");
        Line($"| threads | peak GFLOP/s, multiply-adds | executed in the fastest network | share of the peak | dense operations replaced | share of the peak |");
        Line($"|---:|---:|---:|---:|---:|---:|");
        foreach (var (threads, our, _) in rows.Where(row => peaks.ContainsKey(row.Threads)))
        {
            // Of the fastest network, as the peak is the fastest of several short runs.
            var seconds = our.Min(run => run.BestMilliseconds) / 1e3 / threads;
            var executed = Epochs * work.Operations / seconds / 1e9;
            var dense = Epochs * work.Dense / seconds / 1e9;
            Line($"| {threads} | {peaks[threads]:F0} | {executed:F0} | {executed / peaks[threads]:P0} | {dense:F0} | {dense / peaks[threads]:F1} x |");
        }
        var agreement = Path.Combine(folder, "agreement.txt");
        if (File.Exists(agreement))
            Line($"\n{File.ReadAllText(agreement).TrimEnd()}");
        ResultFiles.Write(
            new { Machine = Machine.This, Ours = ours, Peers = peers, Peaks = peaks, Work = work }, text.ToString(), json, save,
            "decoy");
    }

    private static T[] Read<T>(string folder, string pattern) =>
        [.. Directory.GetFiles(folder, pattern).Order()
            .Select(path => JsonSerializer.Deserialize<T>(File.ReadAllText(path), JsonSerializerOptions.Web)!)];
}
