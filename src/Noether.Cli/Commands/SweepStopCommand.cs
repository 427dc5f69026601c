using System.CommandLine;
using Noether.Cli.Cluster;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Sweeps;

namespace Noether.Cli.Commands;

/// <summary><c>noether sweep stop</c>: takes the arrays of a sweep out of the queue.</summary>
internal static class SweepStopCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var folder = Texts.Argument("folder", "Folder of a sweep.");
        var command = new Command("stop", "End what runs and waits of a sweep on Slurm; the command that began it goes on.") { folder };
        command.Runs(parsed =>
        {
            var root = parsed.GetRequiredValue(folder);
            SweepFolder.Open(root, host.Methods);
            var queue = new SlurmQueue(root);
            var active = queue.Active();
            if (active.Count == 0)
            {
                host.Output.WriteLine($"{root}: nothing is in the queue; a sweep on this machine is stopped with Ctrl-C where it runs");
                return ExitCode.Done;
            }

            SlurmQueue.Cancel(active);
            host.Output.WriteLine($"{root}: stopped {string.Join(", ", active)}; cases that were running can go on");
            return ExitCode.Done;
        });
        return command.WithExamples("noether sweep stop sweeps/x");
    }
}
