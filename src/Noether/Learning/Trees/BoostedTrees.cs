using Noether.Numerics;

namespace Noether.Learning.Trees;

/// <summary>
/// A score of a row as the sum of small trees, each a Newton step for a loss of all scores (J. H. Friedman, Annals of Statistics
/// 29, 1189, 2001; histograms and leaf-wise growth as in G. Ke et al., NIPS 2017).
/// </summary>
internal sealed class BoostedTrees
{
    private readonly IReadOnlyList<RegressionTree> trees;

    private BoostedTrees(IReadOnlyList<RegressionTree> trees) => this.trees = trees;

    /// <summary>How many trees there are.</summary>
    public int Count => trees.Count;

    /// <summary>Grows trees.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="loss">The loss of their scores.</param>
    /// <param name="aside">Rows kept aside that say when to end; null means that all trees are grown.</param>
    /// <param name="asideLoss">The loss of their scores; null likewise.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Stops between two trees.</param>
    public static BoostedTrees Fit(
        Matrix rows, IBoostingLoss loss, Matrix? aside, IBoostingLoss? asideLoss, TreeSettings settings,
        CancellationToken cancellation = default)
    {
        var grower = new TreeGrower(BinnedRows.Of(rows, settings.Threads), settings);
        var random = new CounterRandom(settings.Seed, stream: 77);
        var (scores, slopes, curvatures) = (new double[rows.Rows], new double[rows.Rows], new double[rows.Rows]);
        var asideScores = new double[aside?.Rows ?? 0];
        var (best, bestCount) = (asideLoss?.Value(asideScores) ?? double.PositiveInfinity, 0);
        List<RegressionTree> grown = [];
        while (grown.Count < settings.Trees && (aside is null || grown.Count - bestCount < settings.Patience))
        {
            cancellation.ThrowIfCancellationRequested();
            loss.Derive(scores, slopes, curvatures);
            var tree = grower.Grow(slopes, curvatures, Seen(rows.Rows, settings.RowShare, random));
            grown.Add(tree);
            Add(tree, rows, scores, settings.Threads);
            if (aside is null)
                continue;
            Add(tree, aside, asideScores, settings.Threads);
            var now = asideLoss!.Value(asideScores);
            if (now < best)
                (best, bestCount) = (now, grown.Count);
        }

        return new BoostedTrees(aside is null ? grown : grown[..Math.Clamp(settings.LeastTrees, bestCount, Math.Max(bestCount, grown.Count))]);
    }

    /// <summary>The scores of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    public double[] Score(Matrix rows, int threads)
    {
        var scores = new double[rows.Rows];
        foreach (var tree in trees)
            Add(tree, rows, scores, threads);
        return scores;
    }

    private static void Add(RegressionTree tree, Matrix rows, double[] scores, int threads)
    {
        const int Block = 2048;
        ParallelBlocks.Run((rows.Rows + Block - 1) / Block, threads, block =>
        {
            var end = Math.Min(rows.Rows, (block + 1) * Block);
            for (var i = block * Block; i < end; i++)
                scores[i] += tree.Of(rows.Row(i));
        });
    }

    private static int[] Seen(int count, double share, CounterRandom random) => share >= 1
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, count).Where(_ => random.NextDouble() < share)];
}
