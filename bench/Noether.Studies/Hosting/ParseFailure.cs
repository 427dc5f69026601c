using System.CommandLine;
using System.CommandLine.Parsing;

namespace Noether.Studies.Hosting;

/// <summary>Puts what the parser of the command line found wrong into one sentence.</summary>
internal static class ParseFailure
{
    /// <summary>The sentence for the first thing that is wrong.</summary>
    /// <param name="parsed">A parse result with at least one error.</param>
    public static string Sentence(ParseResult parsed)
    {
        var name = parsed.CommandResult.Command.Name;
        return name == StudyApplication.RootName
            ? "This program measures studies only; see 'noether reproduce --help'."
            : $"{Reason(parsed, name)}; see 'noether {name} --help'.";
    }

    private static string Reason(ParseResult parsed, string name)
    {
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (unknown is ['-', _, ..])
            return $"'{name}' has no option '{unknown}'";
        // Our own parsers speak in whole sentences and come before what the library says, except that nothing can be
        // said about values while one is missing.
        var first = parsed.Errors.FirstOrDefault(error => error.Message.StartsWith("--", StringComparison.Ordinal))
            ?? parsed.Errors.FirstOrDefault(error => error.SymbolResult is ArgumentResult { Tokens.Count: 0 })
            ?? parsed.Errors[0];
        return first.SymbolResult switch
        {
            ArgumentResult { Tokens.Count: 0, Argument: var argument } => $"'{name}' needs <{argument.Name}>",
            OptionResult { Tokens.Count: 0, Option: var option } => $"{option.Name} needs a value",
            OptionResult { Tokens.Count: > 1, Option: var option } => $"{option.Name} is given more than once",
            _ when unknown is not null => $"'{name}' does not know what to do with '{unknown}'",
            _ => first.Message.ReplaceLineEndings(" ").TrimEnd('.', ' '),
        };
    }
}
