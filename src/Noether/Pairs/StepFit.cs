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
    private const int Openings = 15;
    private const int Settled = 6;
    private const double FirstShare = 0.1;
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
            for (var a = 0; a < r; a++)
            {
                MatrixOps.AddScaled(own.Row(a), from.Row(i), from[i, a]);
                MatrixOps.AddScaled(cross.Row(a), from.Row(i), to[i, a]);
            }
        }

        return MatrixOps.Multiply(cross, Inverse(own));
    }

    /// <summary>Share of held-out second samples that a map leaves unexplained.</summary>
    public static double Unexplained(PairInput pairs, Matrix map)
    {
        var mean = new double[pairs.Rank];
        for (var i = pairs.Training; i < pairs.After.Rows; i++)
            MatrixOps.AddScaled(mean, pairs.After.Row(i), 1.0 / (pairs.After.Rows - pairs.Training));
        double left = 0, still = 0, spread = 0;
        for (var i = pairs.Training; i < pairs.After.Rows; i++)
        {
            for (var a = 0; a < pairs.Rank; a++)
            {
                left += Math.Pow(MatrixOps.Dot(map.Row(a), pairs.Before.Row(i)) - pairs.After[i, a], 2);
                still += Math.Pow(pairs.Before[i, a] - pairs.After[i, a], 2);
                spread += Math.Pow(mean[a] - pairs.After[i, a], 2);
            }
        }

        return left / Math.Max(Math.Min(still, spread), double.Epsilon);
    }

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
        var back = new double[r];
        for (var round = begun is null ? 0 : Openings - 1; round < Openings + Settled; round++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var limit = most * Math.Min(1, FirstShare + ((1 - FirstShare) * round / (Openings - 1)));
            var (own, cross) = (new Matrix(r, r), new Matrix(r, r));
            for (var i = 0; i < pairs.Training; i++)
            {
                var step = pairs.Steps![i];
                if (Math.Abs(step) > limit)
                    continue;
                PairModel.Apply(generator, -step, pairs.After.Row(i), back);
                var row = pairs.Before.Row(i);
                MatrixOps.AddScaled(back, row, -1);
                for (var a = 0; a < r; a++)
                {
                    MatrixOps.AddScaled(own.Row(a), row, step * step * row[a]);
                    MatrixOps.AddScaled(cross.Row(a), row, step * back[a]);
                }
            }

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
        var generator = MatrixLogarithm.Of(map).Clone();
        foreach (ref var entry in generator.Values)
            entry /= shortest;
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
