using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>A generator on principal coordinates and how it came about.</summary>
internal sealed record PairModel
{
    private const int Terms = 12;

    /// <summary>In words, such as "turns in principal coordinates".</summary>
    public required string Name { get; init; }

    /// <summary>A, r x r.</summary>
    public required Matrix Generator { get; init; }

    /// <summary>Whether steps were found, not given.</summary>
    public bool FindsSteps { get; init; }

    /// <summary>The eigen-form in scaled coordinates; null for a generator that is not skew there.</summary>
    public Turning? Turning { get; init; }

    /// <summary>Scale of each coordinate in which the generator is skew.</summary>
    public double[] Scales { get; init; } = [];

    /// <summary>Largest magnitude of a step that is looked for.</summary>
    public double MostStep { get; init; } = 1;

    /// <summary>The step of every pair.</summary>
    public double[] Steps(PairInput pairs) => FindsSteps
        ? Turning!.Steps(Scaled(pairs.Before, Scales), Scaled(pairs.After, Scales), MostStep)
        : pairs.Steps ?? [.. Enumerable.Repeat(1.0, pairs.Before.Rows)];

    /// <summary>
    /// What is left of the second samples, as a share of what the first sample, or the mean, leaves: the lesser.
    /// </summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="steps">Their steps.</param>
    /// <param name="from">The first pair to look at.</param>
    public double Unexplained(PairInput pairs, double[] steps, int from) =>
        Unexplained(pairs, from, (i, said) => Apply(Generator, steps[i], pairs.Before.Row(i), said));

    /// <summary>The same of any prediction.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="from">The first pair to look at.</param>
    /// <param name="predict">Writes the second sample of a pair.</param>
    public static double Unexplained(PairInput pairs, int from, Action<int, double[]> predict)
    {
        var r = pairs.Rank;
        var (said, mean) = (new double[r], new double[r]);
        var count = pairs.Before.Rows - from;
        for (var i = from; i < pairs.After.Rows; i++)
            MatrixOps.AddScaled(mean, pairs.After.Row(i), 1.0 / count);
        double left = 0, still = 0, spread = 0;
        for (var i = from; i < pairs.After.Rows; i++)
        {
            predict(i, said);
            left += Distance(said, pairs.After.Row(i));
            still += Distance(pairs.Before.Row(i), pairs.After.Row(i));
            spread += Distance(mean, pairs.After.Row(i));
        }

        return left / Math.Max(Math.Min(still, spread), double.Epsilon);
    }

    /// <summary>exp(s A) x by Taylor's series in pieces of norm one at most.</summary>
    public static void Apply(Matrix generator, double step, ReadOnlySpan<double> row, Span<double> result)
    {
        var norm = Math.Abs(step) * Math.Sqrt(MatrixOps.SquaredNorm(generator));
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Min(norm, 1000)));
        Span<double> term = stackalloc double[row.Length];
        Span<double> next = stackalloc double[row.Length];
        row.CopyTo(result);
        for (var piece = 0; piece < pieces; piece++)
        {
            result.CopyTo(term);
            for (var k = 1; k <= Terms; k++)
            {
                for (var i = 0; i < row.Length; i++)
                    next[i] = MatrixOps.Dot(generator.Row(i), term) * step / (pieces * k);
                next.CopyTo(term);
                MatrixOps.AddScaled(result, term, 1);
            }
        }
    }

    /// <summary>Coordinates divided by scales.</summary>
    public static Matrix Scaled(Matrix rows, double[] scales)
    {
        var scaled = rows.Clone();
        for (var i = 0; i < rows.Rows; i++)
            for (var k = 0; k < scales.Length; k++)
                scaled[i, k] /= scales[k];
        return scaled;
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var distance = System.Numerics.Tensors.TensorPrimitives.Distance(a, b);
        return distance * distance;
    }
}
