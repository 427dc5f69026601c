using System.Globalization;
using System.Text;

namespace Noether.Studio.Views;

/// <summary>Numbers, times and names for readers.</summary>
internal static class Words
{
    /// <summary>A length of time in the largest unit that says enough.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 0 or double.NaN => "–",
        < 0.995 => Invariant($"{1000 * seconds:0} ms"),
        < 9.95 => Invariant($"{seconds:0.0} s"),
        < 59.5 => Invariant($"{seconds:0} s"),
        < 3600 => Invariant($"{Math.Floor(seconds / 60):0} min {Math.Floor(seconds % 60):0} s"),
        _ => Invariant($"{Math.Floor(seconds / 3600):0} h {Math.Floor(seconds % 3600 / 60):0} min"),
    };

    /// <summary>A moment as a person would say it.</summary>
    public static string When(DateTimeOffset moment)
    {
        var age = DateTimeOffset.UtcNow - moment;
        return age.TotalSeconds switch
        {
            < 60 => "just now",
            < 3600 => Invariant($"{age.TotalMinutes:0} min ago"),
            < 86400 => Invariant($"{age.TotalHours:0} h ago"),
            _ => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A number with four significant digits; what is as good as nothing is said to be so.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        double.NaN or double.PositiveInfinity => "–",
        0 => "0",
        < 1e-6 => "below 10⁻⁶",
        >= 1000 and < 1e9 => Signed(value.ToString("#,0.#", CultureInfo.InvariantCulture)),
        _ => Signed(value.ToString("G4", CultureInfo.InvariantCulture)),
    };

    /// <summary>A share as a whole percentage.</summary>
    public static string Percent(double share) => Invariant($"{100 * share:0}\u00a0%");

    /// <summary>A count, with commas.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The words in a camel-case name.</summary>
    public static string FromCamelCase(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(words.Length == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    private static string Signed(string number) => number.Replace("-", "−", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
