using System.Diagnostics;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Pairs;

namespace Noether.Published;

/// <summary>What a published system made of pairs.</summary>
/// <param name="Model">The generator on principal coordinates.</param>
/// <param name="Steps">The step of every pair.</param>
/// <param name="Unexplained">Share of held-out second samples that the system itself leaves unexplained.</param>
internal sealed record PairFit(PairModel Model, double[] Steps, double Unexplained);

/// <summary>Runs a fit on pairs and on shuffled ones, and concludes as the closed form of pairs does.</summary>
internal static class PairRun
{
    private const int NullPairs = 1000;

    /// <summary>Runs.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="data">Where they come from.</param>
    /// <param name="centre">Whether maps act about the mean.</param>
    /// <param name="shuffles">Shuffles of the pairs; 0 leaves them out.</param>
    /// <param name="fit">Fits; told the share of the run that is done.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    public static PairResult Of(
        PairInput pairs, PairData data, bool centre, int shuffles, Func<PairInput, Action<double>?, PairFit> fit,
        RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var whole = shuffles == 0 ? 1 : 0.5;
        var best = fit(pairs, share => context.Progress?.Report(new RunProgress("fitting", whole * share)));
        var fitting = watch.Elapsed.TotalSeconds;
        var least = double.PositiveInfinity;
        for (var shuffle = 0; shuffle < shuffles; shuffle++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            context.Progress?.Report(new RunProgress("shuffling pairs", 0.5 + (0.5 * shuffle / shuffles)));
            var random = new CounterRandom(context.Seed, stream: 1000 + (ulong)shuffle);
            var most = Math.Max(NullPairs, 8 * pairs.Rank);
            least = Math.Min(least, fit(pairs.Shuffled(most, random), null).Unexplained);
        }

        return PairResult.Of(
            pairs, data, new PairSettings { Centre = centre }, (best.Model, best.Steps, best.Unexplained), least,
            [
                new("fitting", fitting), new("shuffling", watch.Elapsed.TotalSeconds - fitting),
                new("total", watch.Elapsed.TotalSeconds),
            ]);
    }

    /// <summary>The same verdict with a further check; what fails it is not found.</summary>
    public static Verdict With(Verdict verdict, Check check, string failed) => verdict with
    {
        Checks = [.. verdict.Checks, check],
        Finding = check.Passed ? verdict.Finding : Finding.NotFound,
        Summary = check.Passed || !verdict.Found ? verdict.Summary : failed,
    };
}
