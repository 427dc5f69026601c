using System.CommandLine;
using Noether.Cli.Running;

namespace Noether.Cli.Commands;

/// <summary>
/// <c>noether reproduce</c>: says where the studies are. They are no part of the product; in a checkout the launcher
/// runs them and never comes here.
/// </summary>
internal static class ReproduceCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var command = new Command("reproduce", "Measure a table of the results anew; in a checkout of the sources only.")
        {
            new Argument<string[]>("study") { Description = "What to measure, and how.", Arity = ArgumentArity.ZeroOrMore },
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.Runs(_ => throw new NoetherException(
            "Studies run from a checkout of the sources; call ./noether reproduce there."));
        return command.WithExamples("noether reproduce lens-table");
    }
}
