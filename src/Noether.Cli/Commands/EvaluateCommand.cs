using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Comparisons;
using Noether.Data.Formats;
using Noether.Runs;

namespace Noether.Cli.Commands;

/// <summary><c>noether evaluate</c>: how close a run came to the truth.</summary>
internal static class EvaluateCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var run = Texts.Argument("run", "Folder of a finished run.");
        var truth = Texts.Path("--truth", "file",
            "True generator, a d x d .npy file, as 'generate --truth' writes it, or k of them, k x d x d; of an algebra the spans are "
            + "compared.");
        truth.Required = true;
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("evaluate", "Compare the generators of a run with the true ones.") { run };
        command.Add(truth, json);
        command.Runs(parsed =>
        {
            var folder = parsed.GetRequiredValue(run);
            var truthPath = parsed.GetRequiredValue(truth)!;
            var score = RunScore.Of(RunFolder.Read(folder), truthPath, NpyFile.ReadArray(truthPath));
            if (!parsed.GetValue(json))
            {
                if (score.Span is { } span)
                    ScoreView.Show(host.Output, span);
                else
                    ScoreView.Show(host.Output, score.Generators, score.Peak);
                return ExitCode.Done;
            }

            Json.Write(host.Output, writer =>
            {
                writer.WriteString("run", folder);
                writer.WriteString("truth", truthPath);
                if (score.Span is { } span)
                    ScoreView.Write(writer, span);
                else
                    ScoreView.Write(writer, score.Generators, score.Peak);
            });
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether evaluate runs/x --truth truth.npy",
            "noether evaluate runs/x --truth truth.npy --json");
    }
}
