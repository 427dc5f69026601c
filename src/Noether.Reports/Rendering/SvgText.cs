using System.Globalization;
using System.Net;
using System.Text;

namespace Noether.Reports.Rendering;

/// <summary>Small helpers for writing SVG and HTML.</summary>
internal static class SvgText
{
    /// <summary>Text that is safe between tags and inside quotes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate with at most two decimals.</summary>
    public static string At(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for readers, with the given number of significant digits and a true minus sign.</summary>
    public static string Number(double value, int digits = 3)
    {
        if (double.IsNaN(value))
            return "–";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        var magnitude = Math.Abs(value);
        if (magnitude == 0)
            return "0";
        var text = magnitude is < 1e-3 or >= 1e7
            ? Scientific(magnitude, digits)
            : magnitude.ToString(
                "#,0." + new string('#', Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(magnitude)), 0, 12)),
                CultureInfo.InvariantCulture);
        return value < 0 && text != "0" ? "−" + text : text;
    }

    /// <summary>A share in percent with one decimal, such as 73.1 %.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Begins a picture that scales with its column.</summary>
    public static StringBuilder Begin(
        double width, double height, string description, string classes, string attributes = "") =>
        new StringBuilder()
            .Append($"""<svg class="{classes}" viewBox="0 0 {At(width)} {At(height)}" width="{At(width)}" """)
            .Append($"""height="{At(height)}" role="img" aria-label="{Escape(description)}"{attributes}>""");

    /// <summary>Appends text at a point.</summary>
    public static StringBuilder Text(
        this StringBuilder svg,
        double x,
        double y,
        string text,
        string classes,
        string anchor = "start",
        string more = "") =>
        svg.Append($"""<text x="{At(x)}" y="{At(y)}" class="{classes}" text-anchor="{anchor}"{more}>""")
            .Append(Escape(text)).Append("</text>");

    /// <summary>Appends a label that runs upwards along an axis.</summary>
    public static StringBuilder TextUpwards(
        this StringBuilder svg, double x, double y, string text, string classes, string anchor = "middle") =>
        svg.Text(x, y, text, classes, anchor, $""" transform="rotate(-90 {At(x)} {At(y)})" """.TrimEnd());

    /// <summary>Appends a straight line.</summary>
    public static StringBuilder Line(
        this StringBuilder svg, double x1, double y1, double x2, double y2, string classes) =>
        svg.Append($"""<line x1="{At(x1)}" y1="{At(y1)}" x2="{At(x2)}" y2="{At(y2)}" class="{classes}"/>""");

    private static string Scientific(double magnitude, int digits)
    {
        var power = (int)Math.Floor(Math.Log10(magnitude));
        var mantissa = Math.Round(magnitude / Math.Pow(10, power), digits - 1).ToString(CultureInfo.InvariantCulture);
        var digitsOfPower = Math.Abs(power).ToString(CultureInfo.InvariantCulture);
        var exponent = string.Concat(digitsOfPower.Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
        var ten = "10" + (power < 0 ? "⁻" : "") + exponent;
        return mantissa == "1" ? ten : $"{mantissa}·{ten}";
    }
}
