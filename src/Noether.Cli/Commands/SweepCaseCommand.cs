using System.CommandLine;
using System.Globalization;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Sweeps;

namespace Noether.Cli.Commands;

/// <summary><c>noether sweep case</c>: one case, as each task of a queue runs it.</summary>
internal static class SweepCaseCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var folder = Texts.Argument("folder", "Folder of a sweep.");
        var number = Texts.Argument("number", "Which case, from 1.");
        var options = new SweepOptions("Worker threads; the answer does not depend on it. [default: all cores]");
        var command = new Command("case", "Run one case of a sweep, or go on with it; what the tasks of a queue do.") { folder, number };
        options.AddTo(command);
        command.Runs(parsed =>
        {
            var sweep = SweepFolder.Open(parsed.GetRequiredValue(folder), host.Methods);
            var text = parsed.GetRequiredValue(number);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
                || which < 1 || which > sweep.Plan.Count)
            {
                throw new NoetherException($"There is no case {text} in {sweep.Root}; it has cases 1 to {sweep.Plan.Count}.")
                {
                    Code = "sweep.case",
                };
            }

            var status = sweep.StatusOf(which);
            if (status is { State: SweepState.Running, Run: { } run })
            {
                throw new NoetherException(
                    $"Case {which} of {sweep.Root} is at work in process {run.Process} of {run.Machine}; wait for it, or stop it.")
                {
                    Code = "sweep.case",
                };
            }

            SweepRow row;
            try
            {
                row = options.Execution(parsed, sweep, host, alone: true)
                    .Run(which, options.Context(parsed, host), options.Retries(parsed));
            }
            catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
            {
                host.Error.WriteLine($"noether: Stopped; case {which} is kept as far as it came. The same command goes on.");
                return ExitCode.Interrupted;
            }

            host.Output.WriteLine(SweepView.Line(host, row));
            return row.State == SweepState.Finished ? ExitCode.Done : ExitCode.Incomplete;
        });
        return command.WithExamples("noether sweep case sweeps/x 17 --threads 1");
    }
}
