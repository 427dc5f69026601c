using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;

namespace Noether.Cli.Commands;

/// <summary><c>noether methods</c>: what there is to discover with.</summary>
internal static class MethodsCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var name = Texts.Argument("name", "Method to show in full, with its settings. [default: a line for each]");
        name.Arity = ArgumentArity.ZeroOrOne;
        var markdown = Texts.Switch("--markdown", "Print the reference page of all methods.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("methods", "Show the methods: what they answer, need and can express.") { name };
        command.Add(markdown, json);
        command.Validators.Add(result =>
        {
            if (result.Has(markdown) && result.Has(json))
                result.AddError("Give either --markdown or --json, not both.");
        });
        command.Runs(parsed =>
        {
            var wanted = parsed.GetValue(name);
            var methods = wanted is null ? host.Methods.All : [host.Methods.Require(wanted)];
            if (parsed.GetValue(json))
                Json.Write(host.Output, writer => MethodsView.Write(writer, methods));
            else if (parsed.GetValue(markdown))
                host.Output.Write(MethodsPage.Format(methods).ReplaceLineEndings(host.Output.NewLine));
            else if (wanted is null)
                MethodsView.List(host.Output, methods);
            else
                MethodsView.Show(host.Output, methods[0]);
            return ExitCode.Done;
        });
        return command.WithExamples("noether methods", "noether methods NAME", "noether methods --json");
    }
}
