using System.CommandLine;
using System.Runtime.CompilerServices;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Onnx;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary><c>noether export</c>: what a run has learned, for other programs.</summary>
internal static class ExportCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var run = Texts.Argument("run", "Folder of a finished run.");
        var onnx = Texts.Path("--onnx", "file",
            "The .onnx file to write: y = L (x - mean) / deviation, float32, operator set 17.");
        onnx.Required = true;
        var force = Texts.Switch("--force", "Replace the file if it exists.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("export", "Write the representation of a run as a model for other programs.") { run };
        command.Add(onnx, force, json);
        command.Runs(parsed =>
        {
            var target = parsed.GetRequiredValue(onnx)!;
            TargetFile.Check("--onnx", target, parsed.GetValue(force), ".onnx");
            var folder = RunFolder.Read(parsed.GetRequiredValue(run));
            var representation = Representation.Of(folder);
            TargetFile.Write(target, Format(representation, folder.Record.Source));
            if (parsed.GetValue(json))
            {
                Json.Write(host.Output, writer =>
                {
                    writer.WriteString("file", target);
                    writer.WriteNumber("dimension", representation.Dimension);
                });
                return ExitCode.Done;
            }

            var d = representation.Dimension;
            host.Output.WriteLine($"{target}: input x [N, {d}], output y [N, {d}], float32, y = L (x - mean) / deviation");
            return ExitCode.Done;
        });
        return command.WithExamples("noether export runs/x --onnx model.onnx");
    }

    // Apart, so that the format is loaded when this is called and by no other command.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Format(Representation representation, string source) =>
        RepresentationModel.Format(representation, source, VersionAction.Version);
}
