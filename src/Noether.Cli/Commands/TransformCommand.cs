using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary><c>noether transform</c>: samples into the representation in which the symmetry is a plain shift.</summary>
internal static class TransformCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var run = Texts.Argument("run", "Folder of a finished run.");
        var data = Texts.Argument("data", "File of samples of the dimension of the run.");
        var output = Texts.Path("--out", "file", "The .npy file to write: y = L x, float64, one sample a row.");
        output.Required = true;
        var force = Texts.Switch("--force", "Replace the file if it exists.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var samples = new SampleOptions();
        var command = new Command(
            "transform", "Write the representation y = L x of samples, with the normalisation of the run.")
        {
            run, data,
        };
        command.Add(output, force);
        samples.AddTo(command, host);
        command.Add(json);
        command.Runs(parsed =>
        {
            var target = parsed.GetRequiredValue(output)!;
            var source = parsed.GetRequiredValue(data);
            if (TargetFile.Same(target, source))
                throw new NoetherException($"{target} would replace the samples; choose another name for --out.");
            TargetFile.Check("--out", target, parsed.GetValue(force));
            var representation = Representation.Of(RunFolder.Read(parsed.GetRequiredValue(run)));
            using var set = samples.Open(parsed, source, host);
            representation.Write(set, target, host.Cancellation);
            if (parsed.GetValue(json))
            {
                Json.Write(host.Output, writer =>
                {
                    writer.WriteString("file", target);
                    writer.WriteNumber("samples", set.Count);
                    writer.WriteNumber("dimension", set.Dimension);
                });
                return ExitCode.Done;
            }

            host.Output.WriteLine($"{target}: {set.Count} x {set.Dimension} float64, y = L x");
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether transform runs/x data.npy --out y.npy",
            "noether transform runs/photo photo.png --window 33 --stride 5 --out y.npy");
    }
}
