using System.CommandLine;
using System.Globalization;
using System.Text;
using Noether.Data.Synthetic;
using Noether.Discovery;
using static Noether.Benchmarks.ResultFiles;

namespace Noether.Benchmarks.Lens;

/// <summary>The verb lens-time: how long a fast run takes to find the truth of generated data.</summary>
internal static class LensTimeCommand
{
    public static Command Create()
    {
        var families = new Option<SignalFamily[]>("--data")
        {
            Description = "Kinds of signals.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [SignalFamily.Gaussian, SignalFamily.Legendre],
        };
        var transforms = new Option<HiddenTransform[]>("--transform")
        {
            Description = "How their axis is hidden.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [HiddenTransform.Identity, HiddenTransform.Permuted, HiddenTransform.Dst],
        };
        var samples = new Option<long>("--samples")
        {
            Description = "Number of samples.",
            DefaultValueFactory = _ => 200_000,
        };
        var dimension = new Option<int>("--dim") { Description = "Values in a sample.", DefaultValueFactory = _ => 33 };
        var threads = new Option<int>("--threads") { Description = "Worker threads; 0 means all processors." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the data and of the run." };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var save = new Option<bool>("--save") { Description = "Also keep the figures under bench/results." };
        var command = new Command("lens-time", "Times a fast run on generated data until its answer is right.")
        {
            families, transforms, samples, dimension, threads, seed, json, save,
        };
        command.SetAction(parsed =>
        {
            var measured = new List<TimeMeasurement>();
            foreach (var family in parsed.GetValue(families)!)
            {
                foreach (var transform in parsed.GetValue(transforms)!)
                {
                    Console.Error.WriteLine($"{family}, {transform} ...");
                    var data = new SyntheticSettings
                    {
                        Family = family,
                        Transform = transform,
                        Dimension = parsed.GetValue(dimension),
                        Samples = parsed.GetValue(samples),
                        Seed = parsed.GetValue(seed),
                    };
                    measured.Add(TimeRun.Measure(
                        data, new RunContext { Threads = parsed.GetValue(threads), Seed = data.Seed }));
                }
            }
            ResultFiles.Write(
                new { Machine = Machine.This, Threads = parsed.GetValue(threads), Runs = measured },
                Text(measured, parsed.GetValue(threads)), parsed.GetValue(json), parsed.GetValue(save), "lens-time");
            return 0;
        });
        return command;
    }

    private static string Text(List<TimeMeasurement> measured, int threads)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# Time to the right answer");
        Line($"");
        Line($"{Machine.This.Line}");
        var sizes = $"d = {measured[0].Dimension}, {measured[0].Samples} samples";
        Line($"Preset fast, {sizes}, threads {threads} (0: all); the first run");
        Line($"includes the time that the compiler takes.");
        Line($"Repeat: dotnet run -c Release --project bench/Noether.Benchmarks -- lens-time");
        Line($"");
        var goal = Number(TimeRun.Goal, 2);
        Line($"| data | transform | cosine | seconds to {goal} | seconds in all | peak MB | seconds by stage |");
        Line($"|---|---|---:|---:|---:|---:|---|");
        foreach (var m in measured)
        {
            var stages = string.Join(", ", m.Stages.Select(stage => string.Create(
                CultureInfo.InvariantCulture, $"{stage.Name} {stage.Value:F2}")));
            var reached = m.SecondsToGoal?.ToString("F2", CultureInfo.InvariantCulture) ?? "never";
            var row = Row(
                m.Data, m.Transform, Number(m.Cosine, 4), reached, Number(m.Seconds, 2),
                Number(m.PeakMegabytes, 0), stages);
            Line($"{row}");
        }
        return text.ToString();
    }
}
