using System.Diagnostics;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Pairs;

namespace Noether.Studies.Others.Systems;

/// <summary>Scores of systems that find the generator of pairs.</summary>
internal static class PairScores
{
    /// <summary>Scores a result.</summary>
    /// <param name="method">Who found it.</param>
    /// <param name="seconds">In what time.</param>
    /// <param name="result">What was found.</param>
    /// <param name="truth">The true generator, d x d.</param>
    /// <param name="steps">True steps; null where all are one.</param>
    public static SystemScore Of(string method, double seconds, PairResult result, Matrix truth, double[]? steps) =>
        new(method, seconds)
        {
            Cosine = Cosine(result.Generator, truth),
            Unexplained = result.Unexplained,
            Steps = steps is null ? double.NaN : Steps(result, steps),
        };

    /// <summary>The closed form on the same data; its nulls are not in the time.</summary>
    public static SystemScore ClosedForm(
        StudyContext context, PairData data, ulong seed, Matrix truth, double[]? steps, PairSettings? settings = null)
    {
        try
        {
            var result = PairResult.Of(data, settings ?? new PairSettings(), AlgebraScores.Context(context, seed));
            return Of("pairs (closed form)", result.Timings.First(time => time.Name == "fitting").Value, result, truth,
                steps);
        }
        catch (NoetherException)
        {
            return new SystemScore("pairs (closed form), refused", double.NaN);
        }
    }

    /// <summary>Cosine of the angle between two generators, sign left out.</summary>
    public static double Cosine(Matrix found, Matrix truth) =>
        MatrixOps.SquaredNorm(found) > 0 ? SpanScore.Compare([found], [truth]).Least : 0;

    /// <summary>Rank correlation of found and true steps, sign left out.</summary>
    public static double Steps(PairResult result, double[] steps) => Math.Abs(Spearman(
        result.Steps, [.. Enumerable.Range(0, result.Steps.Length).Select(i => steps[result.Pairs.Order[i]])]));

    /// <summary>Seconds of some work.</summary>
    public static (T Value, double Seconds) Timed<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        return (work(), watch.Elapsed.TotalSeconds);
    }

    private static double Spearman(double[] one, double[] other)
    {
        var (a, b) = (Ranks(one), Ranks(other));
        var middle = (one.Length - 1) / 2.0;
        double inner = 0, own = 0;
        for (var i = 0; i < a.Length; i++)
            (inner, own) = (inner + ((a[i] - middle) * (b[i] - middle)), own + ((a[i] - middle) * (a[i] - middle)));
        return inner / own;
    }

    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        foreach (var (rank, place) in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Index())
            ranks[place] = rank;
        return ranks;
    }
}
