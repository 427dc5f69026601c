using System.Diagnostics;
using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Labels;
using Noether.Numerics;

namespace Noether.Studies.Others.Systems;

/// <summary>Data and scores of systems that find generators of functions and labels.</summary>
internal static class AlgebraScores
{
    private const double Step = 1e-4; // of central differences
    private const int HeldOut = 400;

    /// <summary>Standard normal samples.</summary>
    public static DoubleSamples Normal(int count, int dimension, ulong seed)
    {
        var values = new double[count * dimension];
        new CounterRandom(seed, stream: 9).FillNormal(values);
        return new DoubleSamples(values, dimension, "normal samples");
    }

    /// <summary>Generators of so(p, q): rotations, and boosts between the first p coordinates and the others.</summary>
    public static IReadOnlyList<Matrix> Orthogonal(int p, int q)
    {
        var generators = new List<Matrix>();
        for (var i = 0; i < p + q; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var generator = new Matrix(p + q, p + q);
                (generator[i, j], generator[j, i]) = (1, i >= p && j < p ? 1 : -1);
                generators.Add(generator);
            }
        }

        return generators;
    }

    /// <summary>What every run of a study is given.</summary>
    public static RunContext Context(StudyContext context, ulong seed) =>
        new() { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation };

    /// <summary>Scores generators with the true function.</summary>
    /// <param name="method">Who found them.</param>
    /// <param name="seconds">In what time.</param>
    /// <param name="found">d x d each; may be none.</param>
    /// <param name="truth">True generators.</param>
    /// <param name="function">The true function.</param>
    /// <param name="counted">How many the method says there are; null means as many as it gives.</param>
    public static SystemScore Of(
        string method, double seconds, IReadOnlyList<Matrix> found, IReadOnlyList<Matrix> truth,
        Func<double[], double> function, int? counted = null)
    {
        var score = SpanScore.Compare(found, truth);
        return new SystemScore(method, seconds)
        {
            Cosine = score.Least,
            CountError = (counted ?? found.Count) - truth.Count,
            Closure = found.Count == 0 ? double.NaN : score.Closure,
            Invariance = found.Count == 0 ? double.NaN : found.Max(generator => Invariance(generator, function)),
        };
    }

    /// <summary>The closed form on the same data.</summary>
    public static (SystemScore Score, LabelResult Result) ClosedForm(
        StudyContext context, LabelData data, ulong seed, IReadOnlyList<Matrix> truth, Func<double[], double> function,
        LabelSettings? settings = null)
    {
        var watch = Stopwatch.StartNew();
        var result = LabelResult.Of(data, settings ?? new LabelSettings(), Context(context, seed));
        return (Of("algebra (closed form)", watch.Elapsed.TotalSeconds, result.Structure?.Basis ?? [], truth, function),
            result);
    }

    // E (grad f . G x)^2 / (E |grad f|^2 E |G x|^2) at normal samples that no method has seen.
    private static double Invariance(Matrix generator, Func<double[], double> function)
    {
        var d = generator.Rows;
        var samples = new double[HeldOut * d];
        new CounterRandom(4711, stream: 10).FillNormal(samples);
        double along = 0, slope = 0, motion = 0;
        foreach (var x in samples.Chunk(d))
        {
            var gradient = new double[d];
            for (var i = 0; i < d; i++)
            {
                var there = x[i];
                x[i] = there + Step;
                gradient[i] = function(x) / (2 * Step);
                x[i] = there - Step;
                gradient[i] -= function(x) / (2 * Step);
                x[i] = there;
            }

            var moved = new double[d];
            for (var i = 0; i < d; i++)
                moved[i] = MatrixOps.Dot(generator.Row(i), x);
            var inner = MatrixOps.Dot(gradient, moved);
            along += inner * inner / HeldOut;
            slope += MatrixOps.Dot(gradient, gradient) / HeldOut;
            motion += MatrixOps.Dot(moved, moved) / HeldOut;
        }

        return along / Math.Max(slope * motion, double.Epsilon);
    }
}
