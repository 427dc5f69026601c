using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Rivals.LieGan;

/// <summary>What trainings on samples of their own found.</summary>
/// <param name="Trainings">Generators of every training, restricted to what vectors span.</param>
/// <param name="Best">The training that is reported.</param>
/// <param name="Projector">On the span of the vectors, d x d.</param>
/// <param name="Agreement">Least cosine of principal angles between the spans of any training and of the best.</param>
/// <param name="Test">Test of the best on samples that nothing was learned from.</param>
internal sealed record LieGanResult(
    IReadOnlyList<Matrix[]> Trainings, int Best, Matrix Projector, double Agreement, HeldOutTest Test)
{
    /// <summary>The generators that are reported.</summary>
    public Matrix[] Generators => Trainings[Best];

    /// <summary>|L| sigma / sqrt(d) of a generator: how far it typically turns, in radians.</summary>
    public static double Angle(Matrix generator, LieGanSettings settings) => Math.Sqrt(MatrixOps.SquaredNorm(generator) / generator.Rows)
        * (settings.Coefficients == CoefficientLaw.Normal ? settings.Sigma : 1);

    /// <summary>Trains and tests.</summary>
    public static LieGanResult Of(LieGanInput input, LieGanSettings settings, RunContext context, RunClock clock)
    {
        var rows = RivalRows.Of(input.Rows, context.Seed);
        var projector = SpanOfRows.Projector(rows.Training, input.Vectors, input.Vector);
        var trainings = new Matrix[settings.Restarts][];
        var each = rows.Training.Rows / settings.Restarts;
        var done = 0;
        ParallelBlocks.Run(settings.Restarts, context.Threads, restart =>
        {
            var training = new LieGanTraining(
                rows.Training.CopyRows(restart * each, each), input.Vectors, Recipe(input, settings),
                context.Seed + ((ulong)restart << 32), threads: 1);
            for (var epoch = 0; epoch < settings.Epochs; epoch++)
            {
                training.Epoch(context.Cancellation);
                var share = (double)Interlocked.Increment(ref done) / (settings.Restarts * settings.Epochs);
                lock (clock)
                    clock.Report("training", 0.9 * share);
            }

            trainings[restart] = [.. training.Generators().Select(one => SpanOfRows.Restricted(one, projector))];
        }, context.Cancellation);

        clock.Report("testing", 0.9);
        var best = trainings.Length == 1 ? 0 : Enumerable.Range(0, trainings.Length).MinBy(restart =>
            HeldOutTest.Of(rows.Choosing, LieGanLaw.Of(trainings[restart], input, settings), context, chooses: true).Effect);
        var agreement = Enumerable.Range(0, trainings.Length).Where(restart => restart != best)
            .Select(restart => Cosine(trainings[restart], trainings[best])).DefaultIfEmpty(double.NaN).Min();
        return new LieGanResult(
            trainings, best, projector, agreement,
            HeldOutTest.Of(rows.Judging, LieGanLaw.Of(trainings[best], input, settings), context));
    }

    /// <summary>Least cosine of the principal angles between what two sets of generators span.</summary>
    public static double Cosine(IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other)
    {
        var (left, right) = (GeneratorSpan.Orthonormal(one), GeneratorSpan.Orthonormal(other));
        return left.Count != right.Count || left.Count == 0 ? 0 : GeneratorSpan.Cosines(left, right)[0];
    }

    private static LieGanRecipe Recipe(LieGanInput input, LieGanSettings settings) => new()
    {
        Vector = input.Vector,
        Held = input.Held,
        Channels = settings.Channels,
        Mask = settings.Mask,
        Coefficients = settings.Coefficients,
        Sigma = settings.Sigma,
        Lambda = settings.Lambda,
        Correlation = settings.Correlation,
        Epochs = settings.Epochs,
    };
}
