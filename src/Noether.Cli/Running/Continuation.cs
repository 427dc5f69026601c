using System.CommandLine;
using Noether.Runs;

namespace Noether.Cli.Running;

/// <summary>How to go on with work that was stopped.</summary>
internal static class Continuation
{
    /// <summary>Says that the work is kept and which command goes on.</summary>
    /// <param name="host">Gets the sentence.</param>
    /// <param name="parsed">The command line that was stopped.</param>
    /// <param name="kept">What is kept, as the beginning of a sentence.</param>
    /// <returns>The exit code.</returns>
    public static int Say(CliHost host, ParseResult parsed, string kept = "the work so far is kept") =>
        Say(host, parsed, kept, "Go on with", "--resume");

    /// <summary>Says what a stopped run has left in its folder, and which command goes on or begins anew.</summary>
    /// <param name="host">Gets the sentence.</param>
    /// <param name="parsed">The command line that was stopped.</param>
    /// <param name="folder">The run folder.</param>
    /// <returns>The exit code.</returns>
    public static int SayWhatIsIn(CliHost host, ParseResult parsed, string folder)
    {
        var checkpoints = Path.Combine(folder, RunFolder.CheckpointsName);
        var goesOn = Directory.Exists(checkpoints) && Directory.EnumerateFileSystemEntries(checkpoints).Any();
        // The result of a run that was stopped is the best answer so far.
        var answered = File.Exists(Path.Combine(folder, RunFolder.ResultName)) && !RunFolder.IsComplete(folder);
        return (goesOn, answered) switch
        {
            (true, true) => Say(host, parsed, $"the work so far and the best answer so far are kept in {folder}"),
            (true, false) => Say(host, parsed),
            (false, true) => Say(
                host, parsed, $"the best answer so far is kept in {folder}, but nothing to go on from", "Begin anew with",
                "--force"),
            _ => Say(host, parsed, "nothing was kept yet", "Begin anew with", "--force"),
        };
    }

    private static int Say(CliHost host, ParseResult parsed, string kept, string invitation, string option)
    {
        // As typed, to be typed again; without the switches that would contradict.
        var words = parsed.Tokens.Select(token => token.Value)
            .Where(word => word is not ("--force" or "--resume")).Append(option);
        var line = string.Join(' ', words.Select(word =>
            word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
        host.Error.WriteLine($"noether: Stopped; {kept}. {invitation}: noether {line}");
        return ExitCode.Interrupted;
    }
}
