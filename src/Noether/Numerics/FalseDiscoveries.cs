namespace Noether.Numerics;

/// <summary>
/// Several hypotheses at once: what is still believed when a given share of what is believed may be false. Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995).
/// </summary>
internal static class FalseDiscoveries
{
    /// <summary>
    /// level k / m with the largest k for which p_(k) &lt;= level k / m; 0 where there is none. What has a rate up to it is
    /// believed, and so are further candidates of the same hypotheses.
    /// </summary>
    /// <param name="rates">The rate of each hypothesis.</param>
    /// <param name="level">The share of false discoveries that is borne, in (0, 1).</param>
    public static double Limit(IReadOnlyCollection<double> rates, double level)
    {
        var limit = 0.0;
        foreach (var (i, rate) in rates.Order().Index())
        {
            if (rate <= level * (i + 1) / rates.Count)
                limit = level * (i + 1) / rates.Count;
        }

        return limit;
    }

    /// <summary>
    /// For each rate the least level at which it is believed, min over those not smaller of p_(k) m / k: at most a level exactly where the
    /// rate is at most <see cref="Limit"/> of that level.
    /// </summary>
    /// <param name="rates">The rate of each hypothesis.</param>
    public static double[] Adjust(IReadOnlyList<double> rates)
    {
        int[] order = [.. Enumerable.Range(0, rates.Count).OrderByDescending(i => rates[i])];
        var adjusted = new double[rates.Count];
        var least = 1.0;
        foreach (var (k, i) in order.Index())
            adjusted[i] = least = Math.Min(least, rates[i] * rates.Count / (rates.Count - k));
        return adjusted;
    }
}
