using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Noether.Cli.Running;

/// <summary>Prints name and version on one line.</summary>
/// <param name="output">Receives the line.</param>
internal sealed class VersionAction(TextWriter output) : SynchronousCommandLineAction
{
    private const int CommitLetters = 8;

    private static readonly string Whole =
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown";

    /// <summary>Version of the program without the commit that it was built from.</summary>
    public static string Version { get; } = Whole.Split('+')[0];

    /// <summary>Version of the program with the beginning of the commit, where the build knew it.</summary>
    public static string Build { get; } = Whole[..Math.Min(Whole.Length, Version.Length + 1 + CommitLetters)];

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine($"noether {Version}");
        return ExitCode.Done;
    }
}
