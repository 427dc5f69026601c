using System.Text.RegularExpressions;

namespace Noether.Discovery.Settings;

/// <summary>
/// How sentences of the library speak of settings: by their names in angle quotes, which a program replaces by what
/// its users know, such as an option or the label of a field.
/// </summary>
public static partial class SettingName
{
    /// <summary>Speaks of a setting in a sentence: ‹window›.</summary>
    /// <param name="name">Its name, lower case words with dashes.</param>
    public static string Mention(string name) => $"‹{name}›";

    /// <summary>Replaces every mention in a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="translate">Makes of the name of a setting what the users of a program know it as.</param>
    public static string Translate(string sentence, Func<string, string> translate)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return Mentions().Replace(sentence, match => translate(match.Groups[1].Value));
    }

    /// <summary>The name in the style of result.json: "batch-size" becomes "batchSize".</summary>
    /// <param name="name">Lower case words with dashes.</param>
    public static string Camel(string name) =>
        AfterDash().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    /// <summary>The name as words for a label: "batch-size" becomes "Batch size".</summary>
    /// <param name="name">Lower case words with dashes.</param>
    public static string Label(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
    }

    /// <summary>The name of a property: "BatchSize" becomes "batch-size".</summary>
    internal static string Of(string property)
    {
        // By hand: a regular expression would cost every start of the command line some milliseconds.
        Span<char> name = stackalloc char[2 * property.Length];
        var length = 0;
        for (var i = 0; i < property.Length; i++)
        {
            var isCapital = char.IsAsciiLetterUpper(property[i]);
            if (i > 0 && isCapital && (char.IsAsciiLetterLower(property[i - 1]) || char.IsAsciiDigit(property[i - 1])))
                name[length++] = '-';
            name[length++] = isCapital ? (char)(property[i] | ' ') : property[i];
        }

        return name[..length].ToString();
    }

    [GeneratedRegex("‹([a-z0-9-]+)›")]
    private static partial Regex Mentions();

    [GeneratedRegex("-([a-z0-9])")]
    private static partial Regex AfterDash();
}
