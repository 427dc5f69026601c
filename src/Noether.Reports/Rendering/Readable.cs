using System.Text;
using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Reports.Rendering;

/// <summary>Names and values in words, for reports and for the studio alike.</summary>
public static class Readable
{
    /// <summary>A number with the given number of significant digits and a true minus sign; a dash for none.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Number(double value, int digits = 3) => SvgText.Number(value, digits);

    /// <summary>A span of time.</summary>
    /// <param name="seconds">Seconds.</param>
    public static string Duration(double seconds) => seconds switch
    {
        double.NaN => "–",
        < 0.995 => $"{Number(1000 * seconds, 2)} ms",
        < 99.5 => $"{Number(seconds)} s",
        < 5970 => $"{Number(seconds / 60)} min",
        _ => $"{Number(seconds / 3600)} h",
    };

    /// <summary>The words of a name: "heldOutUniformity" and "held-out-uniformity" are "Held out uniformity".</summary>
    /// <param name="name">Camel case, or words with dashes.</param>
    public static string Words(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i] is '-' or '_' ? ' ' : name[i];
            if (words.Length == 0)
                words.Append(char.ToUpperInvariant(letter));
            else if (char.IsUpper(letter) && !char.IsUpper(name[i - 1]) && words[^1] != ' ')
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            else
                words.Append(letter);
        }

        return words.ToString();
    }

    /// <summary>A limit with its direction, such as "at most 0.05".</summary>
    /// <param name="check">The check that it belongs to.</param>
    public static string Limit(Check check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Limit(check.Direction, check.Limit);
    }

    /// <summary>What is asked of a figure: at most or at least a limit.</summary>
    /// <param name="direction">On which side of it.</param>
    /// <param name="limit">The limit.</param>
    public static string Limit(Direction direction, double limit) =>
        (direction == Direction.AtMost ? "at most " : "at least ") + Number(limit);

    /// <summary>The conclusion in a word or two: the headline, or the finding.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Headline(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Headline.Length > 0 ? verdict.Headline : verdict.Finding switch
        {
            Finding.Found => "Found",
            Finding.NotFound => "Not found",
            _ => "Undecided",
        };
    }

    /// <summary>A sentence of the library with its mentions of settings as labels: “Batch size”.</summary>
    /// <param name="sentence">The sentence.</param>
    public static string Sentence(string sentence) =>
        SettingName.Translate(sentence, name => $"“{SettingName.Label(name)}”");
}
