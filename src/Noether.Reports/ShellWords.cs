namespace Noether.Reports;

/// <summary>Command lines for people to copy.</summary>
internal static class ShellWords
{
    private const string Plain = "-_./\\:,+=@%";

    /// <summary>One line; words that a shell would take apart stand in single quotes.</summary>
    /// <param name="words">Program and arguments.</param>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
