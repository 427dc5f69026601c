using System.Globalization;

namespace Noether.Published;

/// <summary>Figures in sentences.</summary>
internal static class Words
{
    /// <summary>A share, such as 12.3 %.</summary>
    /// <param name="share">The share, 1 for all.</param>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Three figures that tell.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
