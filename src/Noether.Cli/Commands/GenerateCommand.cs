using System.CommandLine;
using Noether.Cli.Running;

namespace Noether.Cli.Commands;

/// <summary><c>noether generate</c>: samples with a known hidden symmetry.</summary>
internal static class GenerateCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var command = new Command("generate", "Write a data set with a known hidden symmetry.");
        command.Runs(_ => throw new NoetherException("This build cannot generate."));
        return command.WithExamples(
            "noether generate gaussian --transform permuted --dim 33 --samples 200000 --noise 0.05 --seed 1 "
            + "--out data.npy --truth truth.npy");
    }
}
