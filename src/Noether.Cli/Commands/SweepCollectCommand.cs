using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Sweeps;

namespace Noether.Cli.Commands;

/// <summary><c>noether sweep collect</c>: one table and one report of all cases.</summary>
internal static class SweepCollectCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var folder = Texts.Argument("folder", "Folder of a sweep.");
        var rate = Numbers.Real(
            "--fdr", 1e-6, 0.5,
            "False discovery rate: the share of the claims of all cases together that may be false. [default: 0.05]");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("collect", "Make one table (.csv and .parquet) and a report of the cases so far.") { folder, rate, json };
        command.Runs(parsed =>
        {
            var sweep = SweepFolder.Open(parsed.GetRequiredValue(folder), host.Methods);
            SweepView.Collect(host, sweep, SweepTotals.Of(sweep.Statuses()), parsed.GetValue(json),
                parsed.GetValue(rate) ?? SweepTable.UsualFalseDiscoveryRate);
            return ExitCode.Done;
        });
        return command.WithExamples("noether sweep collect sweeps/x", "noether sweep collect sweeps/x --fdr 0.1");
    }
}
