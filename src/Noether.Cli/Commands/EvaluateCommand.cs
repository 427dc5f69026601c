using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Running;

namespace Noether.Cli.Commands;

/// <summary><c>noether evaluate</c>: how close a run came to the truth.</summary>
internal static class EvaluateCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var run = Texts.Argument("run", "Folder of a finished run.");
        var truth = Texts.Path("--truth", "file", "True generator, a d x d .npy file, as 'generate --truth' writes it.");
        truth.Required = true;
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("evaluate", "Compare the generator of a run with the true one.") { run };
        command.Add(truth, json);
        command.Runs(_ => throw new NoetherException("This build cannot evaluate."));
        return command.WithExamples(
            "noether evaluate runs/x --truth truth.npy",
            "noether evaluate runs/x --truth truth.npy --json");
    }
}
