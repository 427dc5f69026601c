using System.CommandLine;
using System.CommandLine.Parsing;

namespace Noether.Cli.Options;

/// <summary>Puts what the parser of the command line found wrong into one sentence.</summary>
internal static class ParseFailure
{
    /// <summary>The sentence for the first thing that is wrong.</summary>
    /// <param name="parsed">A parse result with at least one error.</param>
    public static string Sentence(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = parsed.CommandResult.Parent is null;
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (isRoot && unknown is ['-', ..])
            return $"There is no option '{unknown}'; 'noether --help' lists options and commands.";
        if (isRoot && unknown is not null)
            return $"There is no command '{unknown}'{Suggestion(unknown, command)}; 'noether --help' lists them all.";
        if (isRoot)
            return "No command was given; 'noether --help' lists the commands.";
        return $"{Reason(parsed, command, unknown)}; see 'noether {Path(parsed.CommandResult)} --help'.";
    }

    // The words that name a command: "decoy train".
    private static string Path(CommandResult result) => result.Parent is CommandResult { Parent: not null } parent
        ? $"{Path(parent)} {result.Command.Name}"
        : result.Command.Name;

    private static string Reason(ParseResult parsed, Command command, string? unknown)
    {
        if (unknown is not null && unknown.StartsWith('-') && unknown.Length > 1)
            return $"'{command.Name}' has no option '{unknown}'{Suggestion(unknown, command)}";

        if (command.Subcommands.Count > 0 && command.Arguments.Count == 0)
        {
            return unknown is null
                ? $"'{command.Name}' needs a command: {Texts.Listed([.. command.Subcommands.Select(sub => sub.Name)])}"
                : $"'{command.Name}' has no command '{unknown}'{Suggestion(unknown, command)}";
        }

        // Our own parsers speak in whole sentences; they come before what the parser says by itself, except that
        // nothing can be said about values while one is missing.
        var first = parsed.Errors.FirstOrDefault(error => error.Message.StartsWith("--", StringComparison.Ordinal))
            ?? parsed.Errors.FirstOrDefault(error => error.SymbolResult is ArgumentResult { Tokens.Count: 0 })
            ?? parsed.Errors[0];
        return first.SymbolResult switch
        {
            ArgumentResult { Tokens.Count: 0, Argument: var argument } => $"'{command.Name}' needs <{argument.Name}>",
            OptionResult { Tokens.Count: 0, Implicit: false, Option: var option } => $"{option.Name} needs a value",
            OptionResult { Tokens.Count: > 1, Option: var option } => $"{option.Name} is given more than once",
            OptionResult { Implicit: true, Option: var option } => $"'{command.Name}' needs {option.Name}",
            _ when unknown is not null => $"'{command.Name}' does not know what to do with '{unknown}'",
            _ => first.Message.ReplaceLineEndings(" ").TrimEnd('.', ' '),
        };
    }

    private static string Suggestion(string typed, Command command)
    {
        var names = typed.StartsWith('-')
            ? command.Options.Select(option => option.Name)
            : command.Subcommands.Select(sub => sub.Name);
        var nearest = names.Select(name => (name, distance: Distance(typed, name))).OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return nearest.name is not null && nearest.distance <= 2 ? $" (did you mean '{nearest.name}'?)" : "";
    }

    // Levenshtein distance with one row of memory.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(substituted, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
