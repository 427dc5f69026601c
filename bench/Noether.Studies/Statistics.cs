namespace Noether.Studies;

/// <summary>Figures of a few numbers; those that are not finite are left out.</summary>
internal static class Statistics
{
    /// <summary>The middle value, or the mean of the two in the middle; NaN where there is none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : 0.5 * (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]);
    }

    /// <summary>The smallest value; NaN where there is none.</summary>
    public static double Least(IEnumerable<double> values) =>
        values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();

    /// <summary>The largest value; NaN where there is none.</summary>
    public static double Most(IEnumerable<double> values) =>
        values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
