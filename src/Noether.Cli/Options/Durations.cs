using System.CommandLine;
using System.Globalization;

namespace Noether.Cli.Options;

/// <summary>Options that hold a length of time: 90, 90s, 5m, 1.5h.</summary>
internal static class Durations
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>An option that holds a length of time from a second to 30 days.</summary>
    /// <param name="name">Name with its dashes.</param>
    /// <param name="description">Shown by the help.</param>
    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (TryParse(text, out var time))
                return time;
            result.AddError($"{name} must be a time from 1s to 30 days, such as 60s, 5m or 1h, not '{text}'.");
            return null;
        },
    };

    /// <summary>Reads a length of time.</summary>
    /// <param name="text">A number with s, m or h behind it; seconds without.</param>
    /// <param name="time">The length of time.</param>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        if (text.Length == 0)
            return false;
        double seconds = text[^1] switch { 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
        var number = seconds > 0 ? text[..^1] : text;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return false;
        value *= seconds > 0 ? seconds : 1;
        if (!(value >= Shortest.TotalSeconds) || value > Longest.TotalSeconds)
            return false;
        time = TimeSpan.FromSeconds(value);
        return true;
    }
}
