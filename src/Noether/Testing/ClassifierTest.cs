using Noether.Learning.Trees;
using Noether.Numerics;

namespace Noether.Testing;

/// <summary>
/// Trees learn to tell samples from other samples that were moved, and are judged on further ones: the area under the curve against
/// 1/2 (Mann and Whitney). No sample stands on both sides, since a sample and its own moved copy are not independent.
/// </summary>
/// <param name="Part">The test.</param>
/// <param name="NullError">Standard error of the area where nothing tells them apart.</param>
internal sealed record ClassifierTest(SymmetryTestPart Part, double NullError)
{
    private const double Learned = 0.45;
    private const double Aside = 0.15;

    /// <summary>So many trees always vote: a test that may say nothing at all is wrong too rarely to have its level.</summary>
    public const int LeastTrees = 5;

    /// <summary>Tests.</summary>
    public static ClassifierTest Run(TestedRows rows, SymmetryTestSettings settings, CancellationToken cancellation)
    {
        var half = rows.Count / 2;
        var (learned, aside) = ((int)(Learned * half), (int)(Aside * half));
        var held = half - learned - aside;
        Matrix Take(int first, int count) => TestedRows.Stack(rows.Still, first, rows.Moved, half + first, count);
        var trees = BoostedTrees.Fit(
            Take(0, learned), new TwoSampleLoss(learned), Take(learned, aside), new TwoSampleLoss(aside),
            new TreeSettings { Seed = settings.Seed, Threads = settings.Threads, LeastTrees = LeastTrees }, cancellation);
        var scores = trees.Score(Take(learned + aside, held), settings.Threads);
        // Moved ones are to have the larger score.
        var (area, error, nullError) = RankArea.Of(scores.AsSpan(held), scores.AsSpan(0, held));
        var p = nullError > 0 ? NormalTail.Of((area - 0.5) / nullError) : 1;
        // Trees that tell nothing apart have no error of their own, which says nothing of other classifiers.
        var least = RankArea.NullError(held);
        return new ClassifierTest(
            new SymmetryTestPart(SymmetryTestMethod.Classifier, p, area, Math.Max(error, least), 2 * held), least);
    }

    private sealed class TwoSampleLoss(int each) : IBoostingLoss
    {
        public void Derive(ReadOnlySpan<double> scores, Span<double> slopes, Span<double> curvatures)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var p = Logistic.Of(scores[i]);
                (slopes[i], curvatures[i]) = (p - (i < each ? 0 : 1), p * (1 - p));
            }
        }

        public double Value(ReadOnlySpan<double> scores)
        {
            var sum = 0.0;
            for (var i = 0; i < scores.Length; i++)
                sum += Logistic.Softplus(i < each ? scores[i] : -scores[i]);
            return sum / scores.Length;
        }
    }
}
