namespace Noether.Studies.Others.Systems;

/// <summary>Correlations of two lists of numbers.</summary>
internal static class Correlations
{
    /// <summary>Pearson's.</summary>
    public static double Of(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var (mean, mean2) = (one.Average(), other.Average());
        var product = one.Zip(other, (a, b) => (a - mean) * (b - mean2)).Sum();
        return product / Math.Sqrt(one.Sum(a => (a - mean) * (a - mean)) * other.Sum(b => (b - mean2) * (b - mean2)));
    }

    /// <summary>Spearman's: that of the ranks, equal numbers in their order.</summary>
    public static double OfRanks(IReadOnlyList<double> one, IReadOnlyList<double> other) => Of(Ranks(one), Ranks(other));

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var ranks = new double[values.Count];
        foreach (var (rank, place) in Enumerable.Range(0, ranks.Length).OrderBy(i => values[i]).Index())
            ranks[place] = rank;
        return ranks;
    }
}
