using System.CommandLine;
using System.Globalization;
using System.Text;
using static Noether.Benchmarks.ResultFiles;

namespace Noether.Benchmarks.Lens;

/// <summary>The verb lens-step: how long a training step takes, and which of its parts.</summary>
internal static class LensStepCommand
{
    private static readonly int[] AllHidden = [0, 1, 4];

    public static Command Create()
    {
        var threads = new Option<int[]>("--threads")
        {
            Description = "Numbers of threads to measure, one after the other.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 2],
        };
        var hidden = new Option<int[]>("--hidden")
        {
            Description = "Hidden units per output of the conditional networks; 0 is the marginal part alone.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => AllHidden,
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "Seconds to measure each case.",
            DefaultValueFactory = _ => 5,
        };
        var dimension = new Option<int>("--dim")
        {
            Description = "Number of components d; padding d.",
            DefaultValueFactory = _ => 33,
        };
        var batch = new Option<int>("--batch") { Description = "Samples in a batch; 0 means 500 d." };
        var byCpu = new Option<bool>("--cpu")
        {
            Description = "Measure parts in processor time, for machines that are not quiet; use one thread.",
        };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var save = new Option<bool>("--save") { Description = "Also keep the figures under bench/results." };
        var command = new Command("lens-step", "Times a training step and its parts.")
        {
            threads, hidden, seconds, dimension, batch, byCpu, json, save,
        };
        command.SetAction(parsed =>
        {
            var d = parsed.GetValue(dimension);
            var size = parsed.GetValue(batch) is > 0 and var asked ? asked : 500 * d;
            var samples = StepProblem.Load(d);
            var measured = new List<StepMeasurement>();
            foreach (var h in parsed.GetValue(hidden)!)
            {
                foreach (var t in parsed.GetValue(threads)!)
                {
                    var name = h == 0 ? "marginal only" : $"conditional, hidden {h}";
                    Console.Error.WriteLine($"{name}, threads {t} ...");
                    measured.Add(StepRun.Measure(
                        name, StepProblem.Create(samples, d, size, h, t), t, parsed.GetValue(seconds),
                        parsed.GetValue(byCpu)));
                }
            }
            ResultFiles.Write(
                new { Machine = Machine.This, Dimension = d, Padding = d, Batch = size, Cases = measured },
                Text(measured, d, size, parsed.GetValue(byCpu)), parsed.GetValue(json), parsed.GetValue(save),
                "lens-step");
            return 0;
        });
        return command;
    }

    private static string Text(List<StepMeasurement> measured, int d, int batch, bool byCpu)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# A training step of the lens");
        Line($"");
        Line($"{Machine.This.Line}");
        Line($"d = {d}, padding {d}, batch {batch}, {TrainingKind}");
        Line($"");
        Line($"| case | threads | steps/s | median ms | best ms | CPU ms | allocated bytes | peak MB |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var m in measured)
        {
            var row = Row(
                m.Case, $"{m.Threads}", Number(m.StepsPerSecond, 1), Number(m.MedianMilliseconds, 2),
                Number(m.BestMilliseconds, 2), Number(m.CpuMilliseconds, 2), Number(m.AllocatedBytes, 0),
                Number(m.PeakMegabytes, 0));
            Line($"{row}");
        }
        Line($"");
        Line($"Where the time goes: {(byCpu ? "processor" : "wall-clock")} milliseconds, median / best.");
        Line($"");
        Line($"| part | {string.Join(" | ", measured.Select(m => $"{m.Case}, threads {m.Threads}"))} |");
        Line($"|---|{string.Concat(measured.Select(_ => "---:|"))}");
        foreach (var part in measured[0].PartMedians.Keys)
        {
            var cells = measured.Select(m => string.Create(
                CultureInfo.InvariantCulture, $"{m.PartMedians[part]:F3} / {m.PartBests[part]:F3}"));
            Line($"| {part} | {string.Join(" | ", cells)} |");
        }
        return text.ToString();
    }

    private const string TrainingKind =
        "gaussian signals behind a permutation. "
        + "Repeat: dotnet run -c Release --project bench/Noether.Benchmarks -- lens-step";
}
