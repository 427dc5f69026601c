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
        var data = Texts.Argument("data", "File of data, or - for standard input.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var samples = new SampleOptions();
        var command = new Command("info",
            "Show what a file of data holds: format, shape, statistics, oddities and a sketch.") { data };
        samples.AddTo(command, host);
        command.Add(json);
        command.Runs(parsed =>
        {
            var description = SampleDescription.Read(
                parsed.GetRequiredValue(data), samples.Read(parsed), host.Cancellation);
            if (parsed.GetValue(json))
                return Write(host.Output, description);
            foreach (var note in description.Notes)
                host.Note(note);
            DescriptionView.Show(host.Output, description);
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether info data.npy",
            "noether info recording.wav --window 33 --json");
    }

    // Apart, so that who wants text does not wait for the code of JSON.
    private static int Write(TextWriter output, SampleDescription description)
    {
        Json.Write(output, writer => DescriptionView.Write(writer, description));
        return ExitCode.Done;
    }
}
