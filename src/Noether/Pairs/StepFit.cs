using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>
/// The generator where steps are known: least squares and the real logarithm for one step, and for several Newton's
/// method on pairs that are pulled back. It begins from the logarithm of the shortest step where enough pairs have it, as
/// where steps are whole numbers, and else from 0 with the pairs of short steps first.
/// </summary>
internal static class StepFit
{
    private const double Ridge = 1e-9;
    private const int Settled = 6;
    private const int LeastForEach = 4; // pairs of one step for each dimension

    /// <summary>The matrix of least squares R with x' = R x, from the training pairs.</summary>
    public static Matrix Map(PairInput pairs) => Map(pairs, _ => 1);

    // The same from those pairs that lead forwards (1) or backwards (-1); 0 leaves a pair out.
    private static Matrix Map(PairInput pairs, Func<int, int> direction)
    {
        var r = pairs.Rank;
        var (own, cross) = (new Matrix(r, r), new Matrix(r, r));
        for (var i = 0; i < pairs.Training; i++)
        {
            if (direction(i) is var way && way == 0)
                continue;
            var (from, to) = way > 0 ? (pairs.Before, pairs.After) : (pairs.After, pairs.Before);
            MatrixOps.AddOuter(own, from.Row(i), from.Row(i), 1);
            MatrixOps.AddOuter(cross, to.Row(i), from.Row(i), 1);
        }

        return MatrixOps.Multiply(cross, Inverse(own));
    }

    /// <summary>Share of held-out second samples that a map leaves unexplained.</summary>
    public static double Unexplained(PairInput pairs, Matrix map) =>
        PairModel.Unexplained(pairs, pairs.Training, (i, said) =>
        {
            for (var a = 0; a < said.Length; a++)
                said[a] = MatrixOps.Dot(map.Row(a), pairs.Before.Row(i));
        });

    /// <summary>One step for all pairs; null where the map has no real logarithm.</summary>
    public static PairModel? Fixed(PairInput pairs)
    {
        var map = Map(pairs);
        return MatrixLogarithm.Obstacle(map) is not null ? null : new PairModel
        {
            Name = "least squares and logarithm",
            Generator = MatrixLogarithm.Of(map),
        };
    }

    /// <summary>Known steps of any size: a general generator.</summary>
    public static PairModel Known(PairInput pairs, RunContext context)
    {
        var r = pairs.Rank;
        var begun = OfShortest(pairs);
        var generator = begun ?? new Matrix(r, r);
        var most = pairs.Steps!.Max(Math.Abs);
        var pulled = new PulledBack(pairs.Before, pairs.After, pairs.Training);
        for (var round = begun is null ? 0 : PulledBack.Openings - 1; round < PulledBack.Openings + Settled; round++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var (own, cross) = pulled.Sums(
                pairs.Steps!, most * PulledBack.Share(round),
                (step, row, result) => PairModel.Apply(generator, step, row, result));
            // No pair may be that near.
            if (MatrixOps.SquaredNorm(own) == 0)
                continue;
            MatrixOps.AddScaled(generator.Values, MatrixOps.Multiply(cross, Inverse(own)).Values, 1);
            if (!double.IsFinite(MatrixOps.SquaredNorm(generator)))
                return new PairModel { Name = "known steps, general", Generator = new Matrix(r, r) };
        }

        return new PairModel { Name = "known steps, general", Generator = generator };
    }

    // The logarithm of the shortest step that many pairs share; null where there is none, or no real logarithm of it.
    private static Matrix? OfShortest(PairInput pairs)
    {
        var shortest = pairs.Steps!.Take(pairs.Training).Select(Math.Abs).Where(step => step > 0)
            .GroupBy(step => step).Where(group => group.Count() >= LeastForEach * pairs.Rank)
            .Select(group => group.Key).DefaultIfEmpty(0).Min();
        if (shortest == 0)
            return null;
        var map = Map(pairs, i => Math.Abs(pairs.Steps![i]) == shortest ? Math.Sign(pairs.Steps[i]) : 0);
        if (MatrixLogarithm.Obstacle(map) is not null)
            return null;
        var generator = MatrixLogarithm.Of(map);
        GeneratorSpan.Scale(generator, 1 / shortest);
        return generator;
    }

    private static Matrix Inverse(Matrix positive)
    {
        var (values, vectors) = MatrixOps.Eigen(positive);
        var scaled = vectors.Clone();
        for (var i = 0; i < positive.Rows; i++)
            for (var j = 0; j < positive.Rows; j++)
                scaled[i, j] /= values[j] + (Ridge * values[^1]);
        return MatrixOps.MultiplyTransposed(scaled, vectors);
    }
}
