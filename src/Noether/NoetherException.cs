namespace Noether;

/// <summary>
/// A failure that the user can mend: bad input, an unusable folder, an impossible setting.
/// The message is one clear sentence (or two) that says what was wrong and what to do. Where it speaks of a setting it
/// has the name in angle quotes (see <see cref="Discovery.Settings.SettingName"/>), which programs translate.
/// </summary>
public sealed class NoetherException : Exception
{
    private const int LongestStart = 1500;
    private const int LongestEnd = 400;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong and what to do about it, in plain words, without a stack trace.</param>
    public NoetherException(string message) : base(Sentence(message))
    {
    }

    /// <summary>Creates the exception with the failure that caused it.</summary>
    /// <param name="message">What was wrong and what to do about it.</param>
    /// <param name="innerException">The underlying failure.</param>
    public NoetherException(string message, Exception innerException) : base(Sentence(message), innerException)
    {
    }

    /// <summary>What kind of failure it is, for programs: words with dots, such as "setting.value". Default "input".</summary>
    public string Code { get; init; } = "input";

    /// <summary>Name of the setting that it speaks of, or null.</summary>
    public string? Setting { get; init; }

    /// <summary>The file or folder that it speaks of, or null.</summary>
    public string? File { get; init; }

    // What it quotes from a damaged file may hold anything: it stays one line, of a length that can be read.
    private static string Sentence(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Any(char.IsControl))
            message = string.Join(' ', message.Split(Unprintable(message), StringSplitOptions.RemoveEmptyEntries));
        return message.Length <= LongestStart + LongestEnd ? message : $"{message[..LongestStart]} … {message[^LongestEnd..]}";
    }

    private static char[] Unprintable(string message) => [.. message.Where(char.IsControl).Distinct()];
}
