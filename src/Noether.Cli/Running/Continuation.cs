using System.CommandLine;

namespace Noether.Cli.Running;

/// <summary>How to go on with work that was stopped.</summary>
internal static class Continuation
{
    /// <summary>Says that the work is kept and which command goes on.</summary>
    /// <param name="host">Gets the sentence.</param>
    /// <param name="parsed">The command line that was stopped.</param>
    /// <param name="kept">What is kept, as the beginning of a sentence.</param>
    /// <returns>The exit code.</returns>
    public static int Say(CliHost host, ParseResult parsed, string kept = "the work so far is kept")
    {
        // As typed, to be typed again; without the switch that would throw the work away.
        var words = parsed.Tokens.Select(token => token.Value).Where(word => word != "--force").ToList();
        if (!words.Contains("--resume"))
            words.Add("--resume");
        var line = string.Join(' ', words.Select(word =>
            word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
        host.Error.WriteLine($"noether: Stopped; {kept}. Go on with: noether {line}");
        return ExitCode.Interrupted;
    }
}
