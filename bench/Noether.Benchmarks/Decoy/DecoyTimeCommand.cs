using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Noether.HiddenLayer.Decoy;

namespace Noether.Benchmarks.Decoy;

/// <summary>The verb decoy-time: how many networks of the decoy task are trained in a minute.</summary>
internal static class DecoyTimeCommand
{
    private const ulong Seed = 1;
    private const ulong WarmingSeed = 2;

    public static Command Create()
    {
        var threads = new Option<int>("--threads")
        {
            Description = "Threads; 0 means all processors.",
            DefaultValueFactory = _ => 1,
        };
        var networks = new Option<int>("--networks")
        {
            Description = "Networks to train and measure, the same number for each of five templates, after five to warm up.",
            DefaultValueFactory = _ => 60,
        };
        var epochs = new Option<int>("--epochs")
        {
            Description = "Epochs of each network.",
            DefaultValueFactory = _ => 300,
        };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var command = new Command("decoy-time", "Times the training of networks of the decoy task.")
        {
            threads, networks, epochs, json,
        };
        command.SetAction(parsed =>
        {
            var settings = new DecoySettings { Epochs = parsed.GetValue(epochs) };
            var figures = Measure(settings, parsed.GetValue(networks), parsed.GetValue(threads));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figures.NetworksPerMinute:F0} networks a minute, best {figures.BestMilliseconds:F1} ms, processor time "
                + $"{figures.CpuMilliseconds:F1} ms a network, validation accuracy {figures.Accuracy:P2}"));
            if (parsed.GetValue(json) is { } file)
                File.WriteAllText(file.FullName, JsonSerializer.Serialize(figures, JsonSerializerOptions.Web) + "\n");
            return 0;
        });
        return command;
    }

    private static DecoyFigures Measure(DecoySettings settings, int networks, int threads)
    {
        var pictures = DecoyProblem.Create();
        var each = Math.Max(1, networks / pictures.Length);
        DecoyEnsemble.Train(pictures, 1, settings, WarmingSeed, threads);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var trained = DecoyEnsemble.Train(pictures, each, settings, Seed, threads);
        var elapsed = clock.Elapsed;
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        return new DecoyFigures
        {
            Threads = threads,
            Networks = trained.Count,
            NetworksPerMinute = trained.Count / elapsed.TotalMinutes,
            BestMilliseconds = 1e3 * trained.Min(network => network.Seconds),
            CpuMilliseconds = cpu.TotalMilliseconds / trained.Count,
            Accuracy = trained.Average(network => network.ValidationAccuracy),
            Events = DecoyEventCount.Of(trained, pictures, settings, Seed),
            PeakMegabytes = Machine.PeakMegabytes(),
            Version = Machine.This.Runtime,
        };
    }
}
