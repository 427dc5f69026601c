using System.CommandLine;

namespace Noether.Benchmarks.Peers;

/// <summary>The verb lens-exchange: a state of the training with loss and gradients, for a peer to compare.</summary>
internal static class LensExchangeCommand
{
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder to write to.", Required = true };
        var hidden = new Option<int>("--hidden")
        {
            Description = "Hidden units per output of the conditional networks, at least 1.",
            DefaultValueFactory = _ => 4,
        };
        var steps = new Option<int>("--steps")
        {
            Description = "Steps to train from a random start before the state is taken.",
            DefaultValueFactory = _ => 100,
        };
        var knots = new Option<int[]>("--knots")
        {
            Description = "Knots on which the conditional networks are tabulated, one evaluation for each.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [33, 257],
        };
        var command = new Command("lens-exchange", "Writes a state of the lens with its loss for bench/peers to check.")
        {
            folder, hidden, steps, knots,
        };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(folder)!.FullName;
            var state = new ExchangeState(parsed.GetValue(hidden), parsed.GetValue(steps));
            ExchangeFiles.Write(target, state, parsed.GetValue(knots)!);
            Console.WriteLine($"Written to {target}.");
            return 0;
        });
        return command;
    }
}
