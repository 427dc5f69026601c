using System.Globalization;

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

    /// <summary>The interval of Clopper and Pearson at 95 % for a rate, in words such as "0.0 to 5.8 %".</summary>
    /// <param name="hits">How often it happened.</param>
    /// <param name="count">Of how many, at least 1.</param>
    public static string Interval(int hits, int count)
    {
        var (low, high) = ClopperPearson(hits, count);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.0} to {100 * high:0.0} %");
    }

    /// <summary>
    /// The rates at which so many hits or more, and so many or fewer, have a probability of 2.5 %. Source: Clopper and
    /// Pearson, Biometrika 26, 404 (1934).
    /// </summary>
    public static (double Low, double High) ClopperPearson(int hits, int count) => (
        hits == 0 ? 0 : Solve(rate => 1 - AtMost(hits - 1, count, rate), rising: true),
        hits == count ? 1 : Solve(rate => AtMost(hits, count, rate), rising: false));

    // The rate at which a probability is 2.5 %, by bisection.
    private static double Solve(Func<double, double> probability, bool rising)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (probability(middle) < 0.025 == rising)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // P(X <= hits) of a binomial distribution.
    private static double AtMost(int hits, int count, double rate)
    {
        var (sum, log) = (0.0, 0.0);
        for (var k = 0; k <= hits; k++)
        {
            if (k > 0)
                log += Math.Log((count - k + 1.0) / k);
            sum += Math.Exp(log + (k * Math.Log(Math.Max(rate, 1e-300)))
                + ((count - k) * Math.Log(Math.Max(1 - rate, 1e-300))));
        }

        return Math.Min(1, sum);
    }
}
