using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Noether.Studies.Hosting;

/// <summary>The help, followed by examples that can be copied.</summary>
/// <param name="builtIn">Writes the usual sections.</param>
/// <param name="examples">Command lines as typed.</param>
internal sealed class HelpWithExamples(HelpAction builtIn, IReadOnlyList<string> examples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        // The same width in a terminal, a pipe and a test.
        builtIn.MaxWidth = 100;
        var result = builtIn.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        return result;
    }
}
