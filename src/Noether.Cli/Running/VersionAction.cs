using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Noether.Cli.Running;

/// <summary>Prints name and version on one line.</summary>
/// <param name="output">Receives the line.</param>
internal sealed class VersionAction(TextWriter output) : SynchronousCommandLineAction
{
    /// <summary>Version of the program without the commit that it was built from.</summary>
    public static string Version { get; } =
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine($"noether {Version}");
        return ExitCode.Done;
    }
}
