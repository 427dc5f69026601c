using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Testing;

namespace Noether.Rivals.LaLiGan;

/// <summary>What two trainings on windows of their own found.</summary>
/// <param name="Actions">The latent action of each.</param>
/// <param name="Best">The one that is reported: that with the least departure on samples that are chosen by.</param>
/// <param name="Middle">Mean of the samples, which were taken off.</param>
/// <param name="Scales">Deviations of the columns, by which they were divided.</param>
/// <param name="Reconstruction">Mean squared error of decoded held-out samples of unit deviations.</param>
/// <param name="Agreement">Rank correlation of what both leave as it is, sign left out.</param>
/// <param name="Test">Test of the reported one on windows that nothing was learned from.</param>
/// <param name="Losses">Mean squared error of decoded samples by epochs, of each.</param>
internal sealed record LaLiGanResult(
    IReadOnlyList<LatentAction> Actions, int Best, double[] Middle, double[] Scales, double Reconstruction, double Agreement,
    HeldOutTest Test, IReadOnlyList<double[]> Losses)
{
    private const int Trainings = 2;
    private const int Judged = 20_000;

    /// <summary>The action that is reported.</summary>
    public LatentAction Action => Actions[Best];

    /// <summary>Windows of data: a sample, or both of a pair one after the other.</summary>
    /// <exception cref="NoetherException">The data cannot be used.</exception>
    public static (Matrix Rows, int Window) Read(MethodData data, int most, CancellationToken cancellation)
    {
        if (data is not PairData pairs)
            return (RivalRows.Read(((SampleData)data).Samples, most, cancellation), 1);
        if (pairs.Next.Count != pairs.Samples.Count || pairs.Next.Dimension != pairs.Samples.Dimension)
        {
            throw new NoetherException(
                $"{pairs.Samples.Source} holds {pairs.Samples.Count} samples of {pairs.Samples.Dimension} values and {pairs.Next.Source} "
                + $"{pairs.Next.Count} of {pairs.Next.Dimension}; pairs need as many of the same size.");
        }

        var first = RivalRows.Read(pairs.Samples, most, cancellation);
        var next = ExactRows.Read(pairs.Next, first.Rows, cancellation);
        var both = new Matrix(first.Rows, 2 * first.Columns);
        for (var i = 0; i < first.Rows; i++)
        {
            first.Row(i).CopyTo(both.Row(i));
            next.Row(i).CopyTo(both.Row(i)[first.Columns..]);
        }

        return (both, 2);
    }

    /// <summary>Trains and tests.</summary>
    public static LaLiGanResult Of(Matrix all, int window, LaLiGanSettings settings, RunContext context, RunClock clock)
    {
        var rows = RivalRows.Of(all, context.Seed);
        var (middle, scales) = Frame(rows.Training, window);
        var training = Scaled(rows.Training, middle, scales);
        var (actions, losses, done) = (new LatentAction[Trainings], new double[Trainings][], 0);
        var each = training.Rows / Trainings;
        ParallelBlocks.Run(Trainings, context.Threads, which =>
        {
            var one = new LaLiGanTraining(
                training.CopyRows(which * each, each), Recipe(window, settings), context.Seed + ((ulong)which << 32), threads: 1);
            losses[which] = new double[settings.Epochs];
            for (var epoch = 0; epoch < settings.Epochs; epoch++)
            {
                losses[which][epoch] = one.Epoch(context.Cancellation);
                var share = (double)Interlocked.Increment(ref done) / (Trainings * settings.Epochs);
                lock (clock)
                    clock.Report("training", 0.9 * share);
            }

            actions[which] = one.Action();
        }, context.Cancellation);

        clock.Report("testing", 0.9);
        var choosing = Scaled(rows.Choosing, middle, scales);
        var best = Enumerable.Range(0, Trainings).MinBy(which => Tested(actions[which], choosing, window, context, chooses: true).Effect);
        var judging = Scaled(rows.Judging, middle, scales);
        judging = judging.CopyRows(0, Math.Min(Judged, judging.Rows));
        var samples = new Matrix(judging.Rows * window, judging.Columns / window, judging.Values.ToArray());
        return new LaLiGanResult(
            actions, best, middle, scales, Error(actions[best], samples),
            Math.Abs(RankCorrelation(Invariant(actions[0], samples), Invariant(actions[1], samples))),
            Tested(actions[best], judging, window, context, chooses: false), losses);
    }

    /// <summary>What a 2 x 2 generator leaves as it is: z^T J z with L^T J + J L = 0 for L without its trace.</summary>
    /// <param name="action">The action.</param>
    /// <param name="samples">n x inputs.</param>
    public static double[] Invariant(LatentAction action, Matrix samples)
    {
        var l = action.Generator;
        var (b, c, half) = (l[0, 1], l[1, 0], (l[0, 0] - l[1, 1]) / 2);
        var z = action.Latent(samples);
        return [.. Enumerable.Range(0, z.Rows).Select(i =>
            (-c * z[i, 0] * z[i, 0]) + (2 * half * z[i, 0] * z[i, 1]) + (b * z[i, 1] * z[i, 1]))];
    }

    // Windows decoded, and moved and decoded, side by side: a row's two halves are what is compared.
    private static HeldOutTest Tested(LatentAction action, Matrix windows, int window, RunContext context, bool chooses)
    {
        var random = new CounterRandom(context.Seed, stream: 601);
        var samples = new Matrix(windows.Rows * window, windows.Columns / window, windows.Values.ToArray());
        var steps = new double[samples.Rows];
        for (var i = 0; i < windows.Rows; i++)
            Array.Fill(steps, random.NextNormal(), i * window, window);
        var latent = action.Latent(samples);
        var (still, moved) = (action.Moved(latent, new double[steps.Length]), action.Moved(latent, steps));
        var width = windows.Columns;
        var both = new Matrix(windows.Rows, 2 * width);
        for (var i = 0; i < windows.Rows; i++)
        {
            still.Values.Slice(i * width, width).CopyTo(both.Row(i));
            moved.Values.Slice(i * width, width).CopyTo(both.Row(i)[width..]);
        }

        return HeldOutTest.Of(both, new SampleAction(
            "latent", "a random element of the latent action", width, (row, shown, _) => row[width..].CopyTo(shown),
            (row, shown, _) => row[..width].CopyTo(shown)), context, chooses);
    }

    private static double Error(LatentAction action, Matrix samples)
    {
        var decoded = action.Moved(action.Latent(samples), new double[samples.Rows]);
        MatrixOps.AddScaled(decoded.Values, samples.Values, -1);
        return MatrixOps.SquaredNorm(decoded) / decoded.Values.Length;
    }

    private static double RankCorrelation(double[] one, double[] other)
    {
        var (left, right) = (Ranks(one), Ranks(other));
        var middle = (one.Length - 1) / 2.0;
        var (sum, square) = (0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            sum += (left[i] - middle) * (right[i] - middle);
            square += (left[i] - middle) * (left[i] - middle);
        }

        return sum / square;
    }

    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }

    // One frame for all samples of a window.
    private static (double[] Middle, double[] Scales) Frame(Matrix windows, int window)
    {
        var samples = new Matrix(windows.Rows * window, windows.Columns / window, windows.Values.ToArray());
        var middle = RivalRows.Mean(samples);
        var scales = new double[middle.Length];
        for (var i = 0; i < samples.Rows; i++)
        {
            for (var j = 0; j < scales.Length; j++)
                scales[j] += Math.Pow(samples[i, j] - middle[j], 2) / samples.Rows;
        }

        return (middle, [.. scales.Select(square => square > 0 ? Math.Sqrt(square) : 1)]);
    }

    private static Matrix Scaled(Matrix windows, double[] middle, double[] scales)
    {
        var result = new Matrix(windows.Rows, windows.Columns);
        for (var i = 0; i < windows.Rows; i++)
        {
            for (var j = 0; j < windows.Columns; j++)
                result[i, j] = (windows[i, j] - middle[j % middle.Length]) / scales[j % middle.Length];
        }

        return result;
    }

    private static LaLiGanRecipe Recipe(int window, LaLiGanSettings settings) => new()
    {
        Window = window,
        Cosine = settings.Cosine,
        Units = settings.Units,
        Batch = settings.Batch,
        Threshold = settings.Threshold,
    };
}
