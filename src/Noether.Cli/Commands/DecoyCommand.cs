using System.CommandLine;
using Noether.Cli.Running;

namespace Noether.Cli.Commands;

/// <summary><c>noether decoy</c>: the steps from templates to a symmetry model.</summary>
internal static class DecoyCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host) =>
        new Command("decoy", "Train decoy networks on templates, and a symmetry model on their hidden layers.")
        {
            DecoyTrainCommand.Create(host),
            DecoyClassifyCommand.Create(host),
        }.WithExamples(
            "noether decoy train templates/ --out runs/decoy",
            "noether decoy classify runs/decoy --out models/mine");
}
