using System.CommandLine;
using Noether.Cli.Cluster;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Sweeps;

namespace Noether.Cli.Commands;

/// <summary><c>noether sweep</c>: many runs, from a plan, here or on a cluster.</summary>
internal static class SweepCommand
{
    private const string Here = "local";
    private const string Slurm = "slurm";
    private const string Elsewhere = "other";

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var plan = Texts.Argument("plan", "A .json file whose lists are crossed, or a .csv file with one case a line.");
        var output = Texts.Path("--out", "folder", "Folder of the sweep; the same command goes on with what is in it.");
        output.Required = true;
        var where = Texts.Choice("--on", [Here, Slurm, Elsewhere],
            "Where cases run: on this machine, as an array of Slurm, or by calls of 'noether sweep case' from elsewhere. [default: local]");
        var sweep = new SweepOptions("Cores: here for all cases together [default: all], on Slurm for each case [default: 1].");
        var slurm = new SlurmOptions();
        var dry = Texts.Switch("--dry-run", "Say what would be run, with the script of Slurm, and do nothing.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("sweep", "Run a plan of many cases, here or on a cluster.") { plan };
        command.Add(output, where);
        sweep.AddTo(command);
        slurm.AddTo(command);
        command.Add(dry, json);
        command.Validators.Add(result =>
        {
            if (result.GetResult(where)?.Tokens is not [{ Value: Slurm }] && slurm.First(result) is { } foreign)
                result.AddError($"{foreign} is for --on slurm; leave it out.");
        });
        command.Add(SweepStatusCommand.Create(host));
        command.Add(SweepStopCommand.Create(host));
        command.Add(SweepCollectCommand.Create(host));
        command.Add(SweepCaseCommand.Create(host));
        command.Runs(parsed =>
        {
            var source = parsed.GetRequiredValue(plan);
            var root = parsed.GetRequiredValue(output)!;
            var on = parsed.GetValue(where) ?? Here;
            if (parsed.GetValue(dry))
                return Describe(host, source, root, on == Slurm ? slurm.Script(parsed, root, sweep) : null, sweep.Retries(parsed));
            var folder = SweepFolder.Begin(root, source, host.Methods);
            var quiet = parsed.GetValue(json);
            switch (on)
            {
                case Slurm:
                    return new SlurmSweep(host, folder, slurm.Script(parsed, root, sweep), quiet)
                        .Execute(sweep.Retries(parsed), slurm.Waits(parsed));
                case Elsewhere:
                    SweepView.Show(host, folder, quiet);
                    if (!quiet)
                        host.Output.WriteLine($"Run each:  noether sweep case {root} N   (N from 1 to {folder.Plan.Count})");
                    return ExitCode.Done;
                default:
                    return Execute(host, parsed, folder, sweep, quiet);
            }
        });
        return command.WithExamples(
            "noether sweep plan.json --out sweeps/x",
            "noether sweep plan.csv --out sweeps/x --threads 4 --no-reports",
            "noether sweep plan.json --out sweeps/x --on slurm --time 1h --memory 2G --array-limit 200",
            "noether sweep plan.json --out sweeps/x --on slurm --dry-run",
            "noether sweep status sweeps/x",
            "noether sweep collect sweeps/x");
    }

    private static int Execute(CliHost host, ParseResult parsed, SweepFolder folder, SweepOptions options, bool quiet)
    {
        var runner = new SweepRunner(folder, options.Execution(parsed, folder, host, alone: false))
        {
            RetryFailed = options.Retries(parsed),
        };
        if (!quiet)
        {
            host.Error.WriteLine(
                $"noether: {folder.Plan.Count} cases, {folder.Remaining(options.Retries(parsed)).Count} to run, folder {folder.Root}.");
        }

        SweepTotals totals;
        try
        {
            totals = ProgressView.Watch(() => host.ErrorConsole, host.Live && !quiet, progress =>
                runner.Run(options.Context(parsed, host) with { Progress = progress }, row => SweepView.Tell(host, quiet, row)));
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            host.Error.WriteLine($"noether: Stopped; what was done is kept in {folder.Root}. The same command goes on.");
            return ExitCode.Interrupted;
        }

        SweepView.Collect(host, folder, totals, quiet);
        return totals.Finished == totals.Cases ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static int Describe(CliHost host, string source, string root, SlurmScript? script, bool failed)
    {
        var begun = Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any();
        var folder = begun ? SweepFolder.Begin(root, source, host.Methods) : null;
        var plan = folder?.Plan ?? SweepPlan.Read(source, host.Methods);
        var numbers = folder?.Remaining(failed) ?? [.. Enumerable.Range(1, plan.Count)];
        host.Output.WriteLine($"# {plan.Count} cases, {numbers.Count} to run");
        if (script is null)
            return ExitCode.Done;
        foreach (var (offset, indexes) in script.Arrays(numbers))
            host.Output.WriteLine($"# sbatch --parsable --array={indexes} {script.Path} {offset}");
        host.Output.Write(script.Text());
        return ExitCode.Done;
    }
}
