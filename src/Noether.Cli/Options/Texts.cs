using System.CommandLine;

namespace Noether.Cli.Options;

/// <summary>Options and arguments that hold a path or one word of a list.</summary>
internal static class Texts
{
    /// <summary>A required argument that holds a path.</summary>
    /// <param name="name">Name in the help.</param>
    /// <param name="description">Shown by the help.</param>
    public static Argument<string> Argument(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
    };

    /// <summary>An option that holds a path or another text that is not empty.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="helpName">What stands for the value in the help.</param>
    /// <param name="description">Shown by the help.</param>
    public static Option<string?> Path(string name, string helpName, string description) => new(name)
    {
        Description = description,
        HelpName = helpName,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!string.IsNullOrWhiteSpace(text))
                return text;
            result.AddError($"{name} must not be empty.");
            return null;
        },
    };

    /// <summary>An option that holds one word of a list.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="choices">The words, in the order in which the help shows them.</param>
    /// <param name="description">Shown by the help.</param>
    public static Option<string?> Choice(string name, string[] choices, string description) => new(name)
    {
        Description = description,
        // Two words fit beside the name of the option; more belong into the description.
        HelpName = choices.Length > 2 ? "name" : string.Join('|', choices),
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Array.Exists(choices, choice => choice == text))
                return text;
            result.AddError($"{name} must be {Listed(choices)}, not '{text}'.");
            return null;
        },
    };

    /// <summary>A required argument that holds one word of a list.</summary>
    /// <param name="name">Name in the help.</param>
    /// <param name="choices">The words, in the order in which the help shows them.</param>
    /// <param name="description">Shown by the help.</param>
    public static Argument<string> ChoiceArgument(string name, string[] choices, string description) => new(name)
    {
        Description = $"{description} One of {Listed(choices)}.",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Array.Exists(choices, choice => choice == text))
                return text;
            result.AddError($"The {name} must be {Listed(choices)}, not '{text}'.");
            return "";
        },
    };

    /// <summary>Words as a list in a sentence: "a, b or c".</summary>
    /// <param name="words">At least one word.</param>
    public static string Listed(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    /// <summary>The name of an enum value as a word: "HenonHeiles" becomes "henon-heiles".</summary>
    /// <param name="name">The name in the source.</param>
    public static string Dashed(string name) => string.Concat(name.Select((letter, i) =>
        char.IsAsciiLetterUpper(letter) && i > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>A switch.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="description">Shown by the help.</param>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };
}
