using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Lens.Confirming;

/// <summary>Whether neighbours are correlated, and more than they would be in any arrangement of the components.</summary>
internal static class NeighbourEvidence
{
    private const int Arrangements = 999;
    private const ulong Stream = 61;

    /// <summary>Mean correlation of neighbours along the axis where it is lower.</summary>
    public static Estimate Correlation(ConfirmedAxes axes)
    {
        var correlation = axes.Correlation;
        var down = Mean(axes, correlation, true, null) < Mean(axes, correlation, false, null);
        return Estimate.Mean(
        [
            .. axes.Correlations.Index().Select(
                of => (Mean(axes, of.Item, down, null), (double)axes.Rows.Stretch(of.Index).Length)),
        ]);
    }

    /// <summary>
    /// The share of random arrangements of the components, this one counted, whose neighbours are as correlated as these:
    /// exact where all arrangements are alike, as of independent values and of those that share one factor.
    /// </summary>
    public static Evidence Arrangement(ConfirmedAxes axes, double level, ulong seed)
    {
        const double Rounding = 1e-12;
        var correlation = axes.Correlation;
        var own = Least(null);
        var random = new CounterRandom(seed, Stream);
        double[] others = [.. Enumerable.Range(0, Arrangements).Select(_ => Least(random.Permutation(axes.Components))).OrderDescending()];
        return new Evidence(
            "arrangement",
            "mean correlation of neighbours; the limit is what that many of all arrangements of the components reach",
            own, double.NaN, others[(int)(level * Arrangements)], Direction.AtLeast,
            (1 + others.Count(other => other >= own - Rounding)) / (Arrangements + 1.0));

        double Least(int[]? arrangement) =>
            Math.Min(Mean(axes, correlation, false, arrangement), Mean(axes, correlation, true, arrangement));
    }

    private static double Mean(ConfirmedAxes axes, Matrix correlation, bool down, int[]? arrangement)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (one, other, isDown) in axes.Neighbours)
        {
            if (isDown != down)
                continue;
            sum += arrangement is null ? correlation[one, other] : correlation[arrangement[one], arrangement[other]];
            count++;
        }

        return count > 0 ? sum / count : 0;
    }
}
