using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>Pairs in principal coordinates of their span; refuses what cannot be used.</summary>
internal sealed record PairInput
{
    private const int LeastPairs = 40;
    private const int MostRank = 64;
    private const double Vanishing = 1e-9; // of the largest second moment
    private const double Equal = 1e-12; // of the size of samples

    /// <summary>First samples, n x r.</summary>
    public required Matrix Before { get; init; }

    /// <summary>Second samples, n x r.</summary>
    public required Matrix After { get; init; }

    /// <summary>Steps, n; null where they are not known.</summary>
    public double[]? Steps { get; init; }

    /// <summary>Principal axes, d x r.</summary>
    public required Matrix Axes { get; init; }

    /// <summary>Root of the second moment along each axis, r.</summary>
    public required double[] Sizes { get; init; }

    /// <summary>The number of the pair in the data, for each.</summary>
    public required int[] Order { get; init; }

    /// <summary>Pairs that are fitted; the others are held out.</summary>
    public int Training => 3 * Before.Rows / 4;

    /// <summary>Dimension of the span, r.</summary>
    public int Rank => Sizes.Length;

    /// <summary>Reads and checks.</summary>
    /// <param name="data">The pairs.</param>
    /// <param name="settings">Centre and number of pairs.</param>
    /// <param name="context">Seed and cancellation.</param>
    /// <param name="mostRank">Dimensions that the pairs may span.</param>
    /// <exception cref="NoetherException">Data or settings cannot be used.</exception>
    public static PairInput Read(PairData data, PairSettings settings, RunContext context, int mostRank = MostRank)
    {
        var (source, next) = (data.Samples.Source, data.Next.Source);
        if (data.Samples.Dimension != data.Next.Dimension || data.Samples.Count != data.Next.Count)
        {
            throw new NoetherException(
                $"{source} has {data.Samples.Count} samples of {data.Samples.Dimension} values and {next} has {data.Next.Count} of "
                + $"{data.Next.Dimension}; row i of both must be a pair, so give as many of the same size.")
            {
                Setting = "next",
            };
        }

        RequireSteps(data);
        var (before, after) = (ExactRows.Read(data.Samples, int.MaxValue, context.Cancellation),
            ExactRows.Read(data.Next, int.MaxValue, context.Cancellation));
        if (before.Rows < LeastPairs)
            throw new NoetherException($"{source} and {next} hold {before.Rows} pairs; give at least {LeastPairs}.");
        RequireDifferent(before, after, source, next);
        var random = new CounterRandom(context.Seed);
        var order = random.Permutation(before.Rows)[..Math.Min(before.Rows, settings.MostPairs)];
        return Arrange(before, after, order, data.Steps, settings.Centre, source, mostRank);
    }

    /// <summary>The same pairs, with other partners.</summary>
    /// <param name="most">Pairs to keep at most.</param>
    /// <param name="random">Draws the partners.</param>
    public PairInput Shuffled(int most, CounterRandom random)
    {
        var count = Math.Min(most, Before.Rows);
        var partners = random.Permutation(count);
        var (before, after) = (new Matrix(count, Rank), new Matrix(count, Rank));
        for (var i = 0; i < count; i++)
        {
            Before.Row(i).CopyTo(before.Row(i));
            After.Row(partners[i]).CopyTo(after.Row(i));
        }

        return this with { Before = before, After = after, Steps = Steps?[..count], Order = Order[..count] };
    }

    /// <summary>A generator on the coordinates as one on the samples, d x d.</summary>
    public Matrix Generator(Matrix inner) => MatrixOps.Congruence(Axes, inner);

    private static PairInput Arrange(
        Matrix before, Matrix after, int[] order, double[]? steps, bool centre, string source, int mostRank)
    {
        var d = before.Columns;
        var origin = new double[d];
        for (var i = 0; i < before.Rows && centre; i++)
        {
            MatrixOps.AddScaled(origin, before.Row(i), 0.5 / before.Rows);
            MatrixOps.AddScaled(origin, after.Row(i), 0.5 / before.Rows);
        }

        var moment = new Matrix(d, d);
        foreach (var rows in (Matrix[])[before, after])
        {
            for (var i = 0; i < rows.Rows; i++)
            {
                MatrixOps.AddScaled(rows.Row(i), origin, -1);
                MatrixOps.AddOuter(moment, rows.Row(i), rows.Row(i), 0.5 / rows.Rows);
            }
        }

        var (values, vectors) = MatrixOps.Eigen(moment);
        var rank = values.Count(value => value > Vanishing * values[^1]);
        if (rank < 2 || rank > mostRank)
        {
            throw new NoetherException(
                $"The pairs of {source} span {rank} dimensions; a generator is looked for in 2 to {mostRank}, so give "
                + (rank < 2 ? "more columns." : $"fewer with {SettingName.Mention("columns")}."));
        }

        if (order.Length * 3 / 4 < 2 * rank)
            throw new NoetherException($"{source} has {order.Length} pairs, too few for {rank} dimensions; give at least {4 * rank}.");
        var axes = new Matrix(d, rank);
        for (var i = 0; i < d; i++)
            for (var k = 0; k < rank; k++)
                axes[i, k] = vectors[i, d - 1 - k];
        return new PairInput
        {
            Before = Along(before, order, axes),
            After = Along(after, order, axes),
            Steps = steps is null ? null : [.. order.Select(i => steps[i])],
            Axes = axes,
            Sizes = [.. Enumerable.Range(0, rank).Select(k => Math.Sqrt(values[d - 1 - k]))],
            Order = order,
        };
    }

    private static Matrix Along(Matrix rows, int[] order, Matrix axes)
    {
        var along = new Matrix(order.Length, axes.Columns);
        for (var i = 0; i < order.Length; i++)
            for (var a = 0; a < axes.Rows; a++)
                MatrixOps.AddScaled(along.Row(i), axes.Row(a), rows[order[i], a]);
        return along;
    }

    private static void RequireDifferent(Matrix before, Matrix after, string source, string next)
    {
        double difference = 0, size = 0;
        for (var i = 0; i < before.Values.Length; i++)
        {
            difference += Math.Pow(after.Values[i] - before.Values[i], 2);
            size += Math.Pow(before.Values[i], 2);
        }

        if (difference <= Equal * Equal * size || size == 0)
        {
            throw new NoetherException(
                $"The pairs of {source} and {next} are equal, so that nothing leads from one to the other; give pairs that "
                + "differ.")
            {
                Setting = "next",
            };
        }
    }

    private static void RequireSteps(PairData data)
    {
        if (data.Steps is not { } steps)
            return;
        string? wrong = steps.Length != data.Samples.Count
            ? $"There are {steps.Length} steps for {data.Samples.Count} pairs; give one for each."
            : steps.Any(step => !double.IsFinite(step)) ? "A step is not a finite number; give one for each pair."
            : steps.All(step => step == 0) ? "All steps are 0; leave them out where they are not known."
            : null;
        if (wrong is not null)
            throw new NoetherException(wrong) { Setting = "steps" };
    }
}
