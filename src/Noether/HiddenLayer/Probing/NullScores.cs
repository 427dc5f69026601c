namespace Noether.HiddenLayer.Probing;

/// <summary>
/// How often a score is reached without symmetry: counted among the scores of pictures that have none, and beyond the
/// highest tenth of them continued by the exponential tail of the mean excess there (peaks over threshold: Coles, An
/// Introduction to Statistical Modeling of Extreme Values, Springer 2001, chapter 4; scores are bounded, whose tails are
/// shorter than exponential ones, so the rate is rather too high).
/// </summary>
internal sealed class NullScores
{
    private const double Tail = 0.1;

    private readonly double[] sorted;
    private readonly double threshold;
    private readonly double excess;
    private readonly double share;

    /// <summary>Takes the scores of pictures without symmetry.</summary>
    /// <param name="scores">At least ten.</param>
    public NullScores(IEnumerable<double> scores)
    {
        sorted = [.. scores.Order()];
        var first = sorted.Length - Math.Max(2, (int)(Tail * sorted.Length));
        threshold = sorted[first];
        excess = Math.Max(1e-6, sorted[first..].Average() - threshold);
        share = (sorted.Length - first + 1.0) / (sorted.Length + 1);
    }

    /// <summary>The rate of a score, in (0, 1].</summary>
    public double RateOf(double score)
    {
        if (score > threshold)
            return share * Math.Exp(-(score - threshold) / excess);
        var above = sorted.Count(other => other >= score);
        return (above + 1.0) / (sorted.Length + 1);
    }
}
