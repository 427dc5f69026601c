using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Running;

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
        var command = new Command("info", "Show shape, type, statistics and a sketch of the samples in a file.") { data };
        samples.AddTo(command);
        command.Add(json);
        command.Runs(_ => throw new NoetherException("This build cannot read data."));
        return command.WithExamples(
            "noether info data.npy",
            "noether info recording.wav --channel 0 --window 33 --json");
    }
}
