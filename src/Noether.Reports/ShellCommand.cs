using System.Globalization;
using Noether.Runs;

namespace Noether.Reports;

/// <summary>Command lines for people to copy.</summary>
public static class ShellCommand
{
    private const string Plain = "-_./\\:,+=@%";

    /// <summary>The line that asks for a run.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="folder">The run folder; null leaves it out.</param>
    public static string Of(RunRequest request, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<string> words = ["noether", "discover", request.Data, "--method", request.Method];
        foreach (var (name, value) in request.DataSettings.Concat(request.Settings))
            words.AddRange(value switch { "yes" => ["--" + name], "no" => ["--no-" + name], _ => ["--" + name, value] });
        words.AddRange(["--seed", request.Seed.ToString(CultureInfo.InvariantCulture)]);
        if (request.BudgetSeconds is { } budget)
            words.AddRange(["--budget", string.Create(CultureInfo.InvariantCulture, $"{budget}s")]);
        if (folder is not null)
            words.AddRange(["--out", folder]);
        return Join(words);
    }

    /// <summary>One line; words that a shell would take apart stand in single quotes.</summary>
    /// <param name="words">Program and arguments.</param>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
