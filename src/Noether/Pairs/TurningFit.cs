using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>
/// A generator of turns where steps are unknown, or known. The slowest plane that turns as a whole is the clock: its
/// angle
/// is the step of a pair up to a factor. With the steps the generator follows in closed form, pairs of short steps
/// first
/// and all at the end; then all planes together tell the steps anew. Own; the eigen-form and the growth from slow to
/// fast
/// are after Sohl-Dickstein, Wang and Olshausen, arXiv 1001.1027.
/// </summary>
/// <param name="pairs">The pairs.</param>
/// <param name="scales">Scale of each coordinate: 1 for turns of the samples as they are, their sizes for any
/// others.</param>
/// <param name="context">Cancellation.</param>
internal sealed class TurningFit(PairInput pairs, double[] scales, RunContext context)
{
    private const int Grown = 2; // rounds that open slowly
    private const double Quantile = 0.99;
    private const double Resting = 0.9999; // mean cosine of a plane that does not move
    private const double Alike = 0.15; // difference of mean cosines within a plane
    private const double Ridge = 1e-9;

    private readonly Matrix before = PairModel.Scaled(pairs.Before, scales);
    private readonly Matrix after = PairModel.Scaled(pairs.After, scales);

    /// <summary>Fits; null where no plane turns.</summary>
    /// <param name="rounds">Times that steps and generator are found in turn.</param>
    public PairModel? Fit(int rounds)
    {
        var steps = pairs.Steps ?? Clock();
        if (steps is null)
            return null;
        var unknown = pairs.Steps is null;
        var generator = new Matrix(pairs.Rank, pairs.Rank);
        var most = 0.0;
        Turning? turning = null;
        for (var round = 0; round < rounds; round++)
        {
            if (unknown && !Normalise(steps, generator))
                return null;
            most = unknown ? Largest(steps) : steps.Max(Math.Abs);
            for (var opening = 0; opening < (round < Grown ? PulledBack.Openings + 2 : 2); opening++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var share = round >= Grown ? 1 : PulledBack.Share(opening);
                turning = new Turning(generator);
                Improve(generator, turning, steps, share * most);
            }

            turning = new Turning(generator);
            if (unknown && round + 1 < rounds)
                steps = turning.Steps(before, after, most);
        }

        var unscaled = generator.Clone();
        for (var i = 0; i < pairs.Rank; i++)
            for (var j = 0; j < pairs.Rank; j++)
                unscaled[i, j] *= scales[i] / scales[j];
        return new PairModel
        {
            Name = scales.All(scale => scale == 1) ? "turns of the samples as they are" : "turns of whitened samples",
            Generator = unscaled,
            FindsSteps = unknown,
            Turning = turning,
            Scales = scales,
            MostStep = most,
        };
    }

    // Steps of mean square one over the training pairs.
    private bool Normalise(double[] steps, Matrix generator)
    {
        var size = Math.Sqrt(steps.Take(pairs.Training).Average(step => step * step));
        if (!(size > 0) || !double.IsFinite(size))
            return false;
        for (var i = 0; i < steps.Length; i++)
            steps[i] /= size;
        foreach (ref var value in generator.Values)
            value *= size;
        return true;
    }

    private double Largest(double[] steps)
    {
        var sizes = steps.Take(pairs.Training).Select(Math.Abs).Order().ToArray();
        return 1.1 * sizes[(int)(Quantile * (sizes.Length - 1))];
    }

    // D by least squares among skew matrices.
    private void Improve(Matrix generator, Turning turning, double[] steps, double limit)
    {
        var r = pairs.Rank;
        var (own, cross) = new PulledBack(before, after, pairs.Training).Sums(steps, limit, turning.Apply);
        var (values, vectors) = MatrixOps.Eigen(own);
        var skew = cross.Clone();
        MatrixOps.AddScaled(skew.Values, cross.Transposed().Values, -1);
        // D P + P D = C - C^T, solved where P is diagonal.
        var inner = MatrixOps.Congruence(vectors.Transposed(), skew);
        for (var a = 0; a < r; a++)
            for (var b = 0; b < r; b++)
                inner[a, b] /= values[a] + values[b] + (Ridge * values[^1]) + double.Epsilon;
        var change = MatrixOps.Congruence(vectors, inner);
        for (var a = 0; a < r; a++)
            for (var b = 0; b < r; b++)
                generator[a, b] += (change[a, b] - change[b, a]) / 2;
    }

    // The plane of whitened coordinates in which both samples of a pair have most nearly the same length.
    private double[]? Clock()
    {
        var r = pairs.Rank;
        var (first, second) = (PairModel.Scaled(pairs.Before, pairs.Sizes), PairModel.Scaled(pairs.After, pairs.Sizes));
        var moment = new Matrix(r, r);
        for (var i = 0; i < pairs.Training; i++)
            MatrixOps.AddOuter(moment, second.Row(i), first.Row(i), 1.0 / pairs.Training);
        for (var a = 0; a < r; a++)
            for (var b = 0; b < a; b++)
                moment[a, b] = moment[b, a] = (moment[a, b] + moment[b, a]) / 2;
        var (values, vectors) = MatrixOps.Eigen(moment);
        var axes = vectors.Transposed();
        var (one, other) = (MatrixOps.MultiplyTransposed(first, axes), MatrixOps.MultiplyTransposed(second, axes));
        var (best, least) = ((A: -1, B: -1), double.PositiveInfinity);
        for (var a = 0; a < r; a++)
        {
            for (var b = a + 1; b < r && values[b] - values[a] < Alike; b++)
            {
                if ((values[a] + values[b]) / 2 > Resting)
                    continue;
                var score = Coherence(one, other, a, b);
                if (score < least)
                    (best, least) = ((a, b), score);
            }
        }

        if (best.A < 0)
            return null;
        var steps = new double[one.Rows];
        for (var i = 0; i < steps.Length; i++)
        {
            var angle = Math.Atan2(other[i, best.B], other[i, best.A]) - Math.Atan2(one[i, best.B], one[i, best.A]);
            steps[i] = Math.IEEERemainder(angle, 2 * Math.PI);
        }

        return steps;
    }

    private double Coherence(Matrix one, Matrix other, int a, int b)
    {
        double difference = 0, sum = 0, squares = 0;
        for (var i = 0; i < pairs.Training; i++)
        {
            var (x, y) = (Math.Sqrt((one[i, a] * one[i, a]) + (one[i, b] * one[i, b])),
                Math.Sqrt((other[i, a] * other[i, a]) + (other[i, b] * other[i, b])));
            difference += (x - y) * (x - y);
            sum += x + y;
            squares += (x * x) + (y * y);
        }

        return difference / Math.Max(squares - (sum * sum / (2 * pairs.Training)), 1e-9 * squares);
    }
}
