using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Running;
using Noether.Discovery;

namespace Noether.Cli.Commands;

/// <summary><c>noether symmetry-of</c>: short for <c>discover</c> with the default method for a picture.</summary>
internal static class SymmetryOfCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var picture = Texts.Argument("picture", "The picture: .png .jpg .webp .gif or .bmp.");
        var run = new RunOptionSet();
        var command = new Command("symmetry-of", "Discover the symmetry of a picture.") { picture };
        run.AddTo(command);
        SettingOptions? settings = null;
        if ((host.Verb is null || host.Verb == command.Name)
            && host.Methods.DefaultFor(DataKind.Picture) is { } known)
        {
            settings = new SettingOptions(known.Settings);
            settings.AddTo(command);
        }

        run.AddLastTo(command);
        command.Runs(parsed =>
        {
            var method = MethodChoice.DefaultFor(host.Methods, DataKind.Picture);
            var choice = new MethodChoice(method, new Dictionary<string, string>(), settings!.Given(parsed));
            return DiscoveryRun.Execute(host, parsed, run, choice, parsed.GetRequiredValue(picture));
        });
        return command.WithExamples(
            "noether symmetry-of picture.jpg --out runs/picture",
            "noether symmetry-of picture.png --seed 1 --out runs/again --json");
    }
}
