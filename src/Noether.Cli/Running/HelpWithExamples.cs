using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Noether.Cli.Running;

/// <summary>The help of a command, followed by examples that can be copied.</summary>
/// <param name="builtIn">Writes the usual sections.</param>
internal sealed class HelpWithExamples(HelpAction builtIn) : SynchronousCommandLineAction
{
    private static readonly ConditionalWeakTable<Command, string[]> Examples = [];
    private static readonly ConditionalWeakTable<Command, Action<ParseResult>> Preparations = [];

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>The examples of a command, as typed.</summary>
    /// <param name="command">The command.</param>
    public static IReadOnlyList<string> Of(Command command) =>
        Examples.TryGetValue(command, out var found) ? found : [];

    /// <summary>Sets the examples of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">Command lines as typed.</param>
    public static void Set(Command command, string[] examples) => Examples.AddOrUpdate(command, examples);

    /// <summary>Sets what is done before the help of a command is shown, such as hiding options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="prepare">Gets the command line, which may have errors.</param>
    public static void Prepare(Command command, Action<ParseResult> prepare) =>
        Preparations.AddOrUpdate(command, prepare);

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        // The same width in a terminal, a pipe and a test.
        builtIn.MaxWidth = 100;
        if (Preparations.TryGetValue(parseResult.CommandResult.Command, out var prepare))
            prepare(parseResult);
        var result = builtIn.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = Of(parseResult.CommandResult.Command);
        if (examples.Count > 0)
            output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        return result;
    }
}
