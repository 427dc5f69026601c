using Noether.Numerics;

namespace Noether.Learning.Trees;

/// <summary>
/// Grows one tree leaf by leaf, always the leaf whose best question gains most: (G_b^2/H_b + G_a^2/H_a - G^2/H)/2 with the sums G of
/// first and H of second derivatives below, above and in all. Sums are taken over bins of a column, so that a tree costs rows times
/// columns a level and no sorting.
/// </summary>
internal sealed class TreeGrower(BinnedRows rows, TreeSettings settings)
{
    private const double LeastGain = 1e-12;

    /// <summary>Grows a tree.</summary>
    /// <param name="slopes">First derivatives of all rows.</param>
    /// <param name="curvatures">Second derivatives of all rows.</param>
    /// <param name="seen">The rows that it is grown on.</param>
    public RegressionTree Grow(double[] slopes, double[] curvatures, int[] seen)
    {
        var tree = new RegressionTree();
        var all = Leaf(tree, seen, 1, Histograms(seen, slopes, curvatures));
        List<OpenLeaf> open = [all];
        for (var leaves = 1; leaves < settings.Leaves; leaves++)
        {
            var best = open.MaxBy(leaf => leaf.Split.Gain);
            if (best is null || best.Split.Gain <= LeastGain)
                break;
            open.Remove(best);
            var (column, bin) = (best.Split.Column, best.Split.Bin);
            var binned = rows[column].ToArray();
            int[] below = [.. best.Rows.Where(i => binned[i] <= bin)];
            int[] above = [.. best.Rows.Where(i => binned[i] > bin)];
            // Only the smaller side is summed: the larger one is what is left of the whole.
            var small = Histograms(below.Length <= above.Length ? below : above, slopes, curvatures);
            var large = Subtract(best.Sums, small);
            var (one, other) = below.Length <= above.Length ? (small, large) : (large, small);
            var (left, right) = (Leaf(tree, below, best.Level + 1, one), Leaf(tree, above, best.Level + 1, other));
            tree.Ask(best.Place, column, rows.Edge(column, bin), left.Place, right.Place);
            open.Add(left);
            open.Add(right);
        }

        return tree;
    }

    private OpenLeaf Leaf(RegressionTree tree, int[] within, int level, Sum[][] sums)
    {
        Sum total = default;
        foreach (var sum in sums[0])
            total = total.Plus(sum);
        var value = total.Curvature > 0 ? -settings.Rate * total.Slope / total.Curvature : 0;
        var split = level >= settings.Depth || within.Length < 2 * settings.LeastRows ? default : Best(sums, total);
        return new OpenLeaf(tree.Leaf(value), within, level, sums, split);
    }

    private Sum[][] Histograms(int[] within, double[] slopes, double[] curvatures)
    {
        var sums = new Sum[rows.Columns][];
        ParallelBlocks.Run(rows.Columns, settings.Threads, column =>
        {
            var found = new Sum[rows.BinsOf(column)];
            var bins = rows[column];
            foreach (var i in within)
            {
                ref var sum = ref found[bins[i]];
                sum.Slope += slopes[i];
                sum.Curvature += curvatures[i];
                sum.Count++;
            }

            sums[column] = found;
        });
        return sums;
    }

    private static Sum[][] Subtract(Sum[][] whole, Sum[][] part) =>
        [.. whole.Zip(part, (one, other) => one.Zip(other, (a, b) => new Sum
        {
            Slope = a.Slope - b.Slope,
            Curvature = a.Curvature - b.Curvature,
            Count = a.Count - b.Count,
        }).ToArray())];

    private Split Best(Sum[][] sums, Sum total)
    {
        var best = default(Split);
        for (var column = 0; column < sums.Length; column++)
        {
            Sum below = default;
            for (var bin = 0; bin + 1 < sums[column].Length; bin++)
            {
                below = below.Plus(sums[column][bin]);
                var count = total.Count - below.Count;
                if (below.Count < settings.LeastRows || below.Curvature < settings.LeastCurvature)
                    continue;
                var curvature = total.Curvature - below.Curvature;
                if (count < settings.LeastRows || curvature < settings.LeastCurvature)
                    break;
                var slope = total.Slope - below.Slope;
                var gain = ((below.Slope * below.Slope / below.Curvature) + (slope * slope / curvature)
                    - (total.Slope * total.Slope / total.Curvature)) / 2;
                if (gain > best.Gain)
                    best = new Split(gain, column, bin);
            }
        }

        return best;
    }

    private readonly record struct Split(double Gain, int Column, int Bin);

    private sealed record OpenLeaf(int Place, int[] Rows, int Level, Sum[][] Sums, Split Split);

    private struct Sum
    {
        public double Slope;
        public double Curvature;
        public int Count;

        public readonly Sum Plus(Sum other) => new()
        {
            Slope = Slope + other.Slope,
            Curvature = Curvature + other.Curvature,
            Count = Count + other.Count,
        };
    }
}
