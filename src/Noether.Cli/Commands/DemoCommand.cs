using System.CommandLine;
using Noether.Cli.Running;

namespace Noether.Cli.Commands;

/// <summary><c>noether demo</c>: a permuted set, discovered in under a minute and judged against the truth.</summary>
internal static class DemoCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var command = new Command("demo", "Hide a symmetry in data, discover it and compare; takes less than a minute.");
        command.Runs(_ => throw new NoetherException("This build has no demo."));
        return command.WithExamples("noether demo", "noether demo --seed 3");
    }
}
