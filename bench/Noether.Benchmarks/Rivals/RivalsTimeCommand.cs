using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Noether.Numerics;
using Noether.Rivals.LieFlow;
using Noether.Rivals.LieGan;
using Noether.Rivals.SymmetryGan;

namespace Noether.Benchmarks.Rivals;

/// <summary>The verb rivals-time: milliseconds of a step of a rival's training, beside bench/peers/rivals_torch.py.</summary>
internal static class RivalsTimeCommand
{
    private const int WarmUp = 1; // run of the same training before it is timed: code is compiled then

    public static Command Create()
    {
        var system = new Option<string>("--system") { Description = "symmetry-gan, lie-gan or lie-flow.", Required = true };
        system.AcceptOnlyFromAmong("symmetry-gan", "lie-gan", "lie-flow");
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => 2 };
        var steps = new Option<int>("--steps") { Description = "Steps, at least.", DefaultValueFactory = _ => 500 };
        var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
        var command = new Command("rivals-time", "Times a step of a rival's training.") { system, threads, steps, json };
        command.SetAction(parsed =>
        {
            var (name, workers) = (parsed.GetValue(system)!, parsed.GetValue(threads));
            var run = Work(name, workers);
            for (var i = 0; i < WarmUp; i++)
                run(parsed.GetValue(steps));
            var begun = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var done = run(parsed.GetValue(steps));
            var (wall, cpu) = (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - begun);
            var figures = JsonSerializer.Serialize(new
            {
                system = name,
                threads = workers,
                steps = done,
                milliseconds = wall.TotalMilliseconds / done,
                cpuMilliseconds = cpu.TotalMilliseconds / done,
            });
            Console.WriteLine(figures);
            if (parsed.GetValue(json) is { } file)
                File.WriteAllText(file.FullName, figures);
            return 0;
        });
        return command;
    }

    // Runs at least so many steps; how many it was.
    private static Func<int, int> Work(string system, int threads)
    {
        switch (system)
        {
            case "symmetry-gan":
                var plane = Normal(200_000, 2);
                return steps =>
                {
                    GanTraining.Run(plane, new GanRecipe { Family = MapFamily.Rotation, Restarts = 20, Steps = steps }, 0, threads,
                        null, CancellationToken.None);
                    return steps;
                };
            case "lie-gan":
                var pairs = new LieGanTraining(
                    Normal(15_466, 16), 2, new LieGanRecipe { Vector = 8, Held = 1, Mask = GeneratorMask.Blocks2 }, 0, threads);
                return steps => Epochs(steps, pairs.StepsPerEpoch, () => pairs.Epoch(CancellationToken.None));
            default:
                var flow = new FlowTraining(Normal(20_000, 26), 0, threads);
                return steps => Epochs(steps, 20_000 / 1024, () => flow.Epoch(CancellationToken.None));
        }
    }

    private static int Epochs(int steps, int each, Action epoch)
    {
        var count = (steps + each - 1) / each;
        for (var i = 0; i < count; i++)
            epoch();
        return count * each;
    }

    private static Matrix Normal(int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        new CounterRandom(0, stream: 720).FillNormal(matrix.Values);
        return matrix;
    }
}
