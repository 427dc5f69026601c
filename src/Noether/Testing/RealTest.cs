using Noether.Learning.Trees;
using Noether.Numerics;

namespace Noether.Testing;

/// <summary>
/// Which of a sample and its own moved copy is real? A score of single samples is learned by trees so that real ones have the larger
/// one; quality Q is the mean of log(2 sigma(difference)) on pairs that were not learned from, in nats: 0 for a guess, log 2 at most
/// (R. Tombs and C. G. Lester, JINST 17 P08024, 2022).
/// </summary>
/// <remarks>
/// Where moving there is as likely as moving back, a true symmetry lets both change places: the difference has either sign with equal
/// odds, which gives an exact p-value by flips, and 2 sigma(difference) is a bet with mean 1, whose product is an e-value. Else
/// only E[Q] at most 0 is left, and p is that of a z-test.
/// </remarks>
/// <param name="Part">The test.</param>
/// <param name="EValue">The e-value; null where moves cannot be undone.</param>
internal sealed record RealTest(SymmetryTestPart Part, double? EValue)
{
    private const double Learned = 0.45;
    private const double Aside = 0.15;
    private const double MostLog = 700;
    private static readonly double[] Scales = [0.05, 0.1, 0.2, 0.4, 0.7, 1];

    /// <summary>Tests.</summary>
    public static RealTest Run(TestedRows rows, SymmetryTestSettings settings, CancellationToken cancellation)
    {
        var (learned, aside) = ((int)(Learned * rows.Count), (int)(Aside * rows.Count));
        var held = rows.Count - learned - aside;
        Matrix Take(int first, int count) => TestedRows.Stack(rows.Still, first, rows.Moved, first, count);
        var trees = BoostedTrees.Fit(
            Take(0, learned), new PairLoss(), Take(learned, aside), new PairLoss(),
            new TreeSettings { Seed = settings.Seed, Threads = settings.Threads, LeastTrees = ClassifierTest.LeastTrees },
            cancellation);
        var differences = Differences(trees.Score(Take(learned + aside, held), settings.Threads));
        var scale = Scale(Differences(trees.Score(Take(learned, aside), settings.Threads)));
        double[] gains = [.. differences.Select(difference => Gain(scale * difference))];
        var quality = gains.Average();
        var error = Math.Sqrt(gains.Sum(gain => (gain - quality) * (gain - quality)) / Math.Max(1, held - 1) / held);
        var p = rows.IsReversible ? Flips(differences, settings)
            : error > 0 ? NormalTail.Of(quality / error) : 1;
        return new RealTest(
            new SymmetryTestPart(SymmetryTestMethod.Real, p, quality, error, held),
            rows.IsReversible ? Math.Exp(Math.Min(MostLog, gains.Sum())) : null);
    }

    private static double Gain(double difference) => Math.Log(2) - Logistic.Softplus(-difference);

    private static double[] Differences(double[] scores)
    {
        var each = scores.Length / 2;
        return [.. Enumerable.Range(0, each).Select(i => scores[i] - scores[each + i])];
    }

    // How much is bet: what would have gained most on the samples kept aside. Trees are surer of themselves than they should be.
    private static double Scale(double[] aside) =>
        Scales.MaxBy(scale => aside.Sum(difference => Gain(scale * difference)));

    private static double Flips(double[] differences, SymmetryTestSettings settings)
    {
        var random = new CounterRandom(settings.Seed, stream: 2);
        var (sum, asLarge) = (differences.Sum(), 1);
        for (var flip = 0; flip < settings.Permutations; flip++)
        {
            double flipped = 0;
            for (var first = 0; first < differences.Length; first += 64)
            {
                var signs = random.NextULong();
                for (var i = first; i < Math.Min(first + 64, differences.Length); i++, signs >>= 1)
                    flipped += (signs & 1) == 0 ? differences[i] : -differences[i];
            }

            asLarge += flipped >= sum ? 1 : 0;
        }

        return asLarge / (settings.Permutations + 1.0);
    }

    private sealed class PairLoss : IBoostingLoss
    {
        public void Derive(ReadOnlySpan<double> scores, Span<double> slopes, Span<double> curvatures)
        {
            var each = scores.Length / 2;
            for (var i = 0; i < each; i++)
            {
                var wrong = Logistic.Of(scores[each + i] - scores[i]);
                (slopes[i], slopes[each + i]) = (-wrong, wrong);
                curvatures[i] = curvatures[each + i] = wrong * (1 - wrong);
            }
        }

        public double Value(ReadOnlySpan<double> scores)
        {
            var (each, sum) = (scores.Length / 2, 0.0);
            for (var i = 0; i < each; i++)
                sum += Logistic.Softplus(scores[each + i] - scores[i]);
            return sum / Math.Max(1, each);
        }
    }
}
