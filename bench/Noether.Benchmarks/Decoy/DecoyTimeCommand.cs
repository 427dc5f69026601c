using System.CommandLine;
using Noether.HiddenLayer.Decoy;

namespace Noether.Benchmarks.Decoy;

internal static class DecoyTimeCommand
{
    public static Command Create()
    {
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1 };
        var networks = new Option<int>("--networks") { DefaultValueFactory = _ => 20 };
        var command = new Command("decoy-time", "Times the training of networks of the decoy task.") { threads, networks };
        command.SetAction(parsed =>
        {
            DecoyPoints[] pictures = [DecoyProblem.Create(1)];
            DecoyEnsemble.Train(pictures, 2, new DecoySettings { Epochs = 50 }, 1, 1);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var all = DecoyEnsemble.Train(pictures, parsed.GetValue(networks), new DecoySettings(), 1, parsed.GetValue(threads));
            Console.WriteLine($"{all.Count / clock.Elapsed.TotalMinutes:F0} networks/min, {1e3 * all.Min(n => n.Seconds):F1} ms best, {1e3 * all.Average(n => n.Seconds):F1} ms mean, accuracy {all.Average(n => n.ValidationAccuracy)}, train {all.Average(n => n.TrainingAccuracy)}, epoch {all.Average(n => n.EpochKept)}");
            return 0;
        });
        return command;
    }
}
