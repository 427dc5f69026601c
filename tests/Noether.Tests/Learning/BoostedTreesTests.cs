using Noether.Learning.Trees;
using Noether.Numerics;

namespace Noether.Tests.Learning;

public sealed class BoostedTreesTests
{
    [Fact]
    public void Fit_OfATableOfTwoColumnsTogether_LearnsIt()
    {
        // Neither column tells anything alone.
        var (rows, wanted) = Chessboard(2000, 1);
        var (fresh, truth) = Chessboard(500, 2);
        var trees = BoostedTrees.Fit(rows, new Squares(wanted), null, null, new TreeSettings { Threads = 1 });
        var scores = trees.Score(fresh, 1);
        Assert.Equal(100, trees.Count);
        Assert.True(Enumerable.Range(0, 500).Average(i => Math.Pow(scores[i] - truth[i], 2)) < 0.15);
    }

    [Fact]
    public void Fit_WithAnyNumberOfThreads_GivesTheSameBits()
    {
        var (rows, wanted) = Chessboard(600, 1);
        var settings = new TreeSettings { RowShare = 0.5, Trees = 10, Seed = 4 };
        var one = BoostedTrees.Fit(rows, new Squares(wanted), null, null, settings with { Threads = 1 }).Score(rows, 1);
        var two = BoostedTrees.Fit(rows, new Squares(wanted), null, null, settings with { Threads = 2 }).Score(rows, 2);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Fit_OfNoise_EndsEarly()
    {
        var (rows, _) = Chessboard(600, 1);
        var noise = new double[600];
        new CounterRandom(7).FillNormal(noise);
        var (aside, _) = Chessboard(300, 3);
        var more = new double[300];
        new CounterRandom(8).FillNormal(more);
        var trees = BoostedTrees.Fit(rows, new Squares(noise), aside, new Squares(more), new TreeSettings { Threads = 1 });
        Assert.InRange(trees.Count, 0, 10);
    }

    [Fact]
    public void Of_RowsWithFewValues_AsksBetweenThem()
    {
        var rows = new Matrix(6, 1, [0, 0, 0, 1, 1, 1]);
        var trees = BoostedTrees.Fit(
            rows, new Squares([1, 1, 1, 5, 5, 5]), null, null,
            new TreeSettings { LeastRows = 1, Rate = 1, Trees = 1, Threads = 1 });
        Assert.Equal([1, 1, 5, 5], trees.Score(new Matrix(4, 1, [-3, 0.4, 0.6, 9]), 1));
    }

    private static (Matrix Rows, double[] Wanted) Chessboard(int count, ulong seed)
    {
        var rows = new Matrix(count, 2);
        new CounterRandom(seed).FillUniform(rows.Values);
        return (rows, [.. Enumerable.Range(0, count).Select(i => rows[i, 0] > 0.5 == rows[i, 1] > 0.5 ? 1.0 : -1.0)]);
    }

    private sealed class Squares(double[] wanted) : IBoostingLoss
    {
        public void Derive(ReadOnlySpan<double> scores, Span<double> slopes, Span<double> curvatures)
        {
            for (var i = 0; i < wanted.Length; i++)
                (slopes[i], curvatures[i]) = (scores[i] - wanted[i], 1);
        }

        public double Value(ReadOnlySpan<double> scores)
        {
            var sum = 0.0;
            for (var i = 0; i < wanted.Length; i++)
                sum += Math.Pow(scores[i] - wanted[i], 2);
            return sum / wanted.Length;
        }
    }
}
