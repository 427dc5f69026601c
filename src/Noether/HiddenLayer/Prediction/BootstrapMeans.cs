using Noether.Numerics;

namespace Noether.HiddenLayer.Prediction;

/// <summary>
/// Percentile intervals of means by the non-parametric bootstrap: rows are drawn again and again with replacement, and
/// the middle 68% of the means of the draws is the interval (Efron and Tibshirani, An introduction to the bootstrap,
/// 1993). Each draw has one row fewer than there are: the means of as many vary too little, by the factor
/// sqrt((n - 1) / n), which counts with the twenty rows of a usual run (Rao and Wu, JASA 83, 1988).
/// </summary>
internal static class BootstrapMeans
{
    /// <summary>
    /// The share of draws inside an interval: that of a normal variable within one standard deviation.
    /// </summary>
    public const double Level = 0.6827;

    private const int Draws = 4000;

    /// <summary>Intervals of the means of several columns, all from the same draws.</summary>
    /// <param name="rows">Rows of equally many values, such as the five likelihoods from each network.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>One interval for each column; with a single row it has no width.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public static MeanInterval[] Of(IReadOnlyList<IReadOnlyList<double>> rows, ulong seed)
    {
        if (rows.Count == 0)
            throw new ArgumentException("There are no rows to take the mean of.", nameof(rows));
        var columns = rows[0].Count;
        var size = Math.Max(1, rows.Count - 1);
        var random = new CounterRandom(seed);
        var means = new double[columns][];
        for (var c = 0; c < columns; c++)
            means[c] = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < size; i++)
            {
                var row = rows[random.NextInt(rows.Count)];
                for (var c = 0; c < columns; c++)
                    means[c][draw] += row[c] / size;
            }
        }

        var result = new MeanInterval[columns];
        for (var c = 0; c < columns; c++)
        {
            Array.Sort(means[c]);
            var column = c;
            result[c] = new MeanInterval(
                rows.Average(row => row[column]),
                Quantiles.OfSorted(means[c], (1 - Level) / 2), Quantiles.OfSorted(means[c], (1 + Level) / 2));
        }
        return result;
    }
}

/// <summary>A mean with its interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
public readonly record struct MeanInterval(double Mean, double Lower, double Upper);
