using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Sweeps;

namespace Noether.Cli.Commands;

/// <summary><c>noether sweep status</c>: where the cases of a sweep stand.</summary>
internal static class SweepStatusCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var folder = Texts.Argument("folder", "Folder of a sweep.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("status", "Say where the cases of a sweep stand, wherever they run.") { folder, json };
        command.Runs(parsed =>
        {
            var sweep = SweepFolder.Open(parsed.GetRequiredValue(folder), host.Methods);
            SweepView.Show(host, sweep, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command.WithExamples("noether sweep status sweeps/x");
    }
}
