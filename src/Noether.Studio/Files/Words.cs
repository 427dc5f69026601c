using System.Globalization;

namespace Noether.Studio.Files;

/// <summary>Numbers and times for readers, beside those that reports have too.</summary>
internal static class Words
{
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

    /// <summary>A number that changes all the time: as many digits at every moment.</summary>
    public static string Steady(double value) => Math.Abs(value) switch
    {
        double.NaN or double.PositiveInfinity => "–",
        >= 1000 => Signed(value.ToString("#,0", CultureInfo.InvariantCulture)),
        >= 10 => Signed(value.ToString("0.0", CultureInfo.InvariantCulture)),
        0 or >= 0.001 => Signed(value.ToString("0.0000", CultureInfo.InvariantCulture)),
        _ => Signed(value.ToString("0.00e+0", CultureInfo.InvariantCulture)),
    };

    /// <summary>A count, with commas.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Signed(string number) => number.Replace("-", "−", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
