namespace Noether.HiddenLayer.Probing;

/// <summary>
/// How often a score is reached without symmetry: counted among the scores of pictures that have none, and within the
/// highest fifth of them and beyond smoothed by a generalised Pareto distribution of the excesses, fitted by their mean and
/// variance (peaks over threshold: Coles, An Introduction to Statistical Modeling of Extreme Values, Springer 2001, chapter
/// 4; the moments: Hosking and Wallis, Technometrics 29, 1987). Scores are bounded, so the tail is at most exponential.
/// </summary>
internal sealed class NullScores
{
    private const double Tail = 0.2;
    private const double LeastExcess = 1e-6;

    // Nothing is rarer than can be said of a few hundred pictures, by much.
    private const double LeastRate = 1e-4;

    // A fit to a few dozen excesses may fall too fast: the end of the distribution is no nearer than this shape has it.
    private const double LeastShape = -0.5;

    private readonly double[] sorted;
    private readonly double threshold;
    private readonly double shape;
    private readonly double scale;
    private readonly double share;

    /// <summary>Takes the scores of pictures without symmetry.</summary>
    /// <param name="scores">At least ten.</param>
    public NullScores(IEnumerable<double> scores)
    {
        sorted = [.. scores.Order()];
        var first = sorted.Length - Math.Max(2, (int)(Tail * sorted.Length));
        threshold = sorted[first];
        var excesses = sorted[first..].Select(score => score - threshold).ToArray();
        var mean = Math.Max(LeastExcess, excesses.Average());
        var variance = Math.Max(LeastExcess * LeastExcess, excesses.Average(excess => (excess - mean) * (excess - mean)));
        shape = Math.Clamp(0.5 * (1 - (mean * mean / variance)), LeastShape, 0);
        // With this shape the mean of the distribution is that of the excesses.
        scale = mean * (1 - shape);
        share = (sorted.Length - first + 1.0) / (sorted.Length + 1);
    }

    /// <summary>The rate of a score, in (0, 1].</summary>
    public double RateOf(double score)
    {
        if (score > threshold)
        {
            var excess = (score - threshold) / scale;
            var beyond = shape < 0 ? Math.Pow(Math.Max(0, 1 + (shape * excess)), -1 / shape) : Math.Exp(-excess);
            return Math.Max(LeastRate, share * beyond);
        }

        var first = Array.BinarySearch(sorted, score);
        first = first < 0 ? ~first : first;
        while (first > 0 && sorted[first - 1] >= score)
            first--;
        return (sorted.Length - first + 1.0) / (sorted.Length + 1);
    }
}
