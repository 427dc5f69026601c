using Noether.Numerics;

namespace Noether.Learning.Trees;

/// <summary>
/// Grows one tree leaf by leaf, always the leaf whose best question gains most: (G_b^2/H_b + G_a^2/H_a - G^2/H)/2 with the sums G of
/// first and H of second derivatives below, above and in all. Sums are taken over bins of a column, so that a tree costs rows times
/// columns a level and no sorting.
/// </summary>
internal sealed class TreeGrower
{
    private const double LeastGain = 1e-12;
    private const long LeastWork = 500_000; // numbers, below which one thread is done before others have begun

    private readonly BinnedRows rows;
    private readonly TreeSettings settings;
    private readonly int[] columns; // those that have something to ask for
    private readonly int[] starts; // where the bins of each begin among all

    /// <summary>Prepares to grow.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="settings">How.</param>
    public TreeGrower(BinnedRows rows, TreeSettings settings)
    {
        (this.rows, this.settings) = (rows, settings);
        columns = [.. Enumerable.Range(0, rows.Columns).Where(column => rows.BinsOf(column) > 1)];
        starts = new int[columns.Length + 1];
        for (var c = 0; c < columns.Length; c++)
            starts[c + 1] = starts[c] + rows.BinsOf(columns[c]);
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="slopes">First derivatives of all rows.</param>
    /// <param name="curvatures">Second derivatives of all rows.</param>
    /// <param name="seen">The rows that it is grown on.</param>
    public RegressionTree Grow(double[] slopes, double[] curvatures, int[] seen)
    {
        var tree = new RegressionTree();
        List<OpenLeaf> open = [Leaf(tree, seen, 1, Sums(seen, slopes, curvatures), Total(seen, slopes, curvatures))];
        for (var leaves = 1; leaves < settings.Leaves; leaves++)
        {
            var best = open.MaxBy(leaf => leaf.Split.Gain);
            if (best is null || best.Split.Gain <= LeastGain)
                break;
            open.Remove(best);
            var (column, bin) = (columns[best.Split.Column], best.Split.Bin);
            var (below, above) = Divide(best.Rows, column, bin);
            // Only the smaller side is summed: the larger one is what is left of the whole, whose sums nobody needs any more.
            var small = below.Length <= above.Length ? below : above;
            var (sums, total) = (Sums(small, slopes, curvatures), Total(small, slopes, curvatures));
            for (var i = 0; i < sums.Length; i++)
                best.Sums[i].Subtract(sums[i]);
            var rest = best.Total;
            rest.Subtract(total);
            var (left, right) = below.Length <= above.Length
                ? (Leaf(tree, below, best.Level + 1, sums, total), Leaf(tree, above, best.Level + 1, best.Sums, rest))
                : (Leaf(tree, below, best.Level + 1, best.Sums, rest), Leaf(tree, above, best.Level + 1, sums, total));
            tree.Ask(best.Place, column, rows.Edge(column, bin), left.Place, right.Place);
            open.Add(left);
            open.Add(right);
        }

        return tree;
    }

    private OpenLeaf Leaf(RegressionTree tree, int[] within, int level, Sum[] sums, Sum total)
    {
        var value = total.Curvature > 0 ? -settings.Rate * total.Slope / total.Curvature : 0;
        var split = level >= settings.Depth || within.Length < 2 * settings.LeastRows ? default : Best(sums, total);
        return new OpenLeaf(tree.Leaf(value), within, level, sums, total, split);
    }

    private (int[] Below, int[] Above) Divide(int[] within, int column, int bin)
    {
        var bins = rows[column];
        var (below, above) = (new List<int>(within.Length), new List<int>(within.Length));
        foreach (var i in within)
            (bins[i] <= bin ? below : above).Add(i);
        return ([.. below], [.. above]);
    }

    private static Sum Total(int[] within, double[] slopes, double[] curvatures)
    {
        Sum total = default;
        foreach (var i in within)
            total.Add(slopes[i], curvatures[i]);
        return total;
    }

    private Sum[] Sums(int[] within, double[] slopes, double[] curvatures)
    {
        var sums = new Sum[starts[^1]];
        var threads = (long)within.Length * columns.Length < LeastWork ? 1 : settings.Threads;
        ParallelBlocks.Run(columns.Length, threads, c =>
        {
            var bins = rows[columns[c]];
            var found = sums.AsSpan(starts[c], starts[c + 1] - starts[c]);
            foreach (var i in within)
                found[bins[i]].Add(slopes[i], curvatures[i]);
        });
        return sums;
    }

    private Split Best(Sum[] sums, Sum total)
    {
        var best = default(Split);
        var whole = total.Slope * total.Slope / total.Curvature;
        for (var c = 0; c < columns.Length; c++)
        {
            Sum below = default;
            for (var bin = 0; bin + 1 < starts[c + 1] - starts[c]; bin++)
            {
                below.Add(sums[starts[c] + bin]);
                if (below.Count < settings.LeastRows || below.Curvature < settings.LeastCurvature)
                    continue;
                var curvature = total.Curvature - below.Curvature;
                if (total.Count - below.Count < settings.LeastRows || curvature < settings.LeastCurvature)
                    break;
                var slope = total.Slope - below.Slope;
                var gain = ((below.Slope * below.Slope / below.Curvature) + (slope * slope / curvature) - whole) / 2;
                if (gain > best.Gain)
                    best = new Split(gain, c, bin);
            }
        }

        return best;
    }

    private readonly record struct Split(double Gain, int Column, int Bin);

    private sealed record OpenLeaf(int Place, int[] Rows, int Level, Sum[] Sums, Sum Total, Split Split);

    private struct Sum
    {
        public double Slope;
        public double Curvature;
        public int Count;

        public void Add(double slope, double curvature)
        {
            Slope += slope;
            Curvature += curvature;
            Count++;
        }

        public void Add(Sum other)
        {
            Slope += other.Slope;
            Curvature += other.Curvature;
            Count += other.Count;
        }

        public void Subtract(Sum other)
        {
            Slope -= other.Slope;
            Curvature -= other.Curvature;
            Count -= other.Count;
        }
    }
}
