using System.CommandLine;
using System.CommandLine.Parsing;

namespace Noether.Cli.Running;

/// <summary>Small conveniences for building commands.</summary>
internal static class CommandExtensions
{
    /// <summary>Adds command lines to the help of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">Command lines as typed.</param>
    public static TCommand WithExamples<TCommand>(this TCommand command, params string[] examples)
        where TCommand : Command
    {
        HelpWithExamples.Set(command, examples);
        return command;
    }

    /// <summary>Adds options in the order in which the help shall show them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options.</param>
    public static void Add(this Command command, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
            command.Options.Add(option);
    }

    /// <summary>Whether an option was given, and does not only have its default.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="option">The option.</param>
    public static bool Has(this CommandResult result, Option option) =>
        result.GetResult(option) is { Implicit: false };

    /// <summary>Sets what the command does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">Runs it and returns one of <see cref="ExitCode"/>.</param>
    public static void Runs(this Command command, Func<ParseResult, int> action) => command.SetAction(action);
}
