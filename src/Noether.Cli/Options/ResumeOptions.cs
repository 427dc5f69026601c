using System.CommandLine;
using Noether.Cli.Running;
using Noether.Runs;

namespace Noether.Cli.Options;

/// <summary>The two switches that say what to do with a folder that holds something already.</summary>
/// <param name="what">What is in the folder: "training" or the like.</param>
internal sealed class ResumeOptions(string what)
{
    private readonly Option<bool> resume = Texts.Switch("--resume", $"Go on with the {what} in the folder.");
    private readonly Option<bool> force = Texts.Switch("--force", $"Replace the {what} in the folder.");

    /// <summary>Adds the switches to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(resume);
        command.Options.Add(force);
        command.Validators.Add(result =>
        {
            if (result.Has(resume) && result.Has(force))
                result.AddError("Give either --resume or --force, not both.");
        });
    }

    /// <summary>What was asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public RunFolderMode Mode(ParseResult parsed) => parsed.GetValue(resume) ? RunFolderMode.Resume
        : parsed.GetValue(force) ? RunFolderMode.Overwrite
        : RunFolderMode.New;
}
