using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data;

namespace Noether.Cli.Commands;

/// <summary><c>noether info</c>: what a file of samples holds.</summary>
internal static class InfoCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var data = Texts.Argument("data", "File of samples.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var samples = new SampleOptions();
        var command = new Command("info",
            "Show shape, type, statistics and a sketch of the samples in a file.") { data };
        samples.AddTo(command, host);
        command.Add(json);
        command.Runs(parsed =>
        {
            using var set = samples.Open(parsed, parsed.GetRequiredValue(data), host);
            var summary = SampleSummary.Compute(set, host.Cancellation);
            if (parsed.GetValue(json))
                Json.Write(host.Output, writer => SummaryView.Write(writer, summary, set.StoredType));
            else
                SummaryView.Show(host.Output, summary, set.StoredType);
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether info data.npy",
            "noether info recording.wav --window 33 --json");
    }
}
