using System.Globalization;

namespace Noether.Discovery.Settings;

/// <summary>Reads times such as 60s, 5m, 1h and 1h30m; a number alone is seconds.</summary>
internal static class Durations
{
    /// <summary>Reads a time; null when it is none.</summary>
    public static object? Parse(string text)
    {
        var seconds = 0.0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) || text[i] == '.')
                continue;
            var unit = text[i] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
            if (unit == 0 || !Number(text[start..i], out var count))
                return null;
            seconds += unit * count;
            start = i + 1;
        }

        if (start < text.Length)
        {
            if (start > 0 || !Number(text, out seconds))
                return null;
        }

        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static bool Number(string text, out double value) => double.TryParse(
        text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
