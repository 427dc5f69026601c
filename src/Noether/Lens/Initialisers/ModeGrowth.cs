using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Recovers an a x b window of photographs behind an orthogonal map, experimentally: y = F D V^T x with V the modes of the
/// samples, F those of a fitted process in the plane (<see cref="PlaneSpectrum"/>), both by descending variance, and D an
/// orthogonal matrix that turns modes of similar variance only. D grows mode by mode: several candidates each take the
/// next mode with either sign, or in exchange with an earlier one, and descend under <see cref="DifferenceObjective"/>.
/// </summary>
internal sealed class ModeGrowth
{
    private const int GrowthSteps = 20;
    private const double GrowthRate = 0.08;
    private const double Similar = 1.3;
    private static readonly double WindowWidth = Math.Log(ModeRepair.Similar);
    private const double GrowthLevel = 3;

    private readonly GridShape shape;
    private readonly int count;
    private readonly int threads;
    private readonly CancellationToken cancellation;
    private readonly SampleSpectrum spectrum;
    private readonly double[] values;
    private readonly Matrix modes;
    private readonly float[] coordinates;
    private readonly Matrix moves;

    /// <summary>Prepares the growth.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="shape">The window.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ModeGrowth(
        LensSamples samples, int first, int count, GridShape shape, int threads, CancellationToken cancellation)
    {
        (this.shape, this.count, this.threads, this.cancellation) = (shape, count, threads, cancellation);
        spectrum = new SampleSpectrum(samples, first, count, threads);
        values = [.. spectrum.Values.Reverse()];
        var d = values.Length;
        modes = new Matrix(d, d);
        for (var k = 0; k < d; k++)
            for (var j = 0; j < d; j++)
                modes[k, j] = spectrum.Vectors[j, d - 1 - k];
        coordinates = samples.Transform(modes, first, count, threads);
        moves = Moves(shape);
    }

    /// <summary>Grows, repairs and descends.</summary>
    /// <param name="seed">Seed of the hops.</param>
    /// <returns>R, d x d orthogonal.</returns>
    public Matrix Run(ulong seed)
    {
        var (frame, _) = PlaneSpectrum.Fit(values, shape, cancellation);
        var grown = MatrixOps.Multiply(MatrixOps.Multiply(frame, Grow(frame)), modes);
        return new ModeRepair(spectrum, shape, count, threads, cancellation).Run(grown, seed).R;
    }

    // exp(-(log(e_k/e_l)/log 1.7)^4): which modes may be turned into each other, k x k.
    private Matrix Window(int k)
    {
        var window = new Matrix(k, k);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                window[i, j] = Math.Exp(-Math.Pow(Math.Log(values[i] / values[j]) / WindowWidth, 4));
        return window;
    }

    private Matrix Grow(Matrix frame)
    {
        List<Matrix> kept = [Matrix.Identity(1)];
        for (var k = 2; k <= values.Length; k++)
        {
            var most = k <= 20 ? 10 : k <= 32 ? 5 : 3;
            var tries = kept.SelectMany(d => Extended(d, k)).ToArray();
            var part = Leading(frame, k);
            var lag = Math.Clamp(
                (int)Math.Round(Math.Sqrt(shape.Cells / (double)k)), 1, Math.Max(1, Math.Min(shape.Rows, shape.Columns) / 2));
            var weights = new DifferenceWeights(GrowthLevel, 1);
            var scores = new double[tries.Length];
            ParallelBlocks.Run(tries.Length, threads, i =>
                scores[i] = Objective(part, k, lag, weights).Evaluate(tries[i], new Matrix(k, k)), cancellation);
            var chosen = scores.Index().OrderBy(s => s.Item).Take((int)(1.5 * most) + 2).Select(s => tries[s.Index]).ToArray();
            var window = Window(k);
            var descended = new (Matrix D, double Value)[chosen.Length];
            ParallelBlocks.Run(chosen.Length, threads, i =>
                descended[i] = Refinement.Run(
                    Objective(part, k, lag, weights), chosen[i], GrowthSteps, GrowthRate, cancellation, null, window),
                cancellation);
            kept = Different([.. descended.OrderBy(c => c.Value).Select(c => c.D)], part, most, 1 - (0.3 / k));
        }

        return kept[0];
    }

    private DifferenceObjective Objective(Matrix frame, int k, int lag, DifferenceWeights weights) =>
        new(coordinates[..(k * count)], k, frame, shape, lag, weights);

    // D with one more mode: with either sign, by itself or in exchange with an earlier one of similar variance.
    private IEnumerable<Matrix> Extended(Matrix d, int k)
    {
        foreach (var sign in (double[])[1, -1])
        {
            var next = new Matrix(k, k);
            for (var i = 0; i < k - 1; i++)
                d.Row(i).CopyTo(next.Row(i));
            next[k - 1, k - 1] = sign;
            yield return next;
            for (var m = 0; m < k - 1; m++)
            {
                if (values[m] / values[k - 1] > Similar)
                    continue;
                var exchanged = next.Clone();
                for (var i = 0; i < k; i++)
                    (exchanged[i, m], exchanged[i, k - 1]) = (next[i, k - 1], next[i, m]);
                yield return exchanged;
            }
        }
    }

    // Answers that are mirrored or exchanged move modes alike: M = D^T F^T (G1 + G1^T + G2 + G2^T) F D without its trace.
    private List<Matrix> Different(Matrix[] ranked, Matrix part, int most, double same)
    {
        List<Matrix> kept = [];
        List<Matrix> seen = [];
        foreach (var d in ranked)
        {
            var m = MatrixOps.Congruence(MatrixOps.Multiply(part, d).Transposed(), moves);
            var trace = Enumerable.Range(0, m.Rows).Sum(i => m[i, i]) / m.Rows;
            for (var i = 0; i < m.Rows; i++)
                m[i, i] -= trace;
            var norm = Math.Sqrt(MatrixOps.SquaredNorm(m));
            foreach (ref var value in m.Values)
                value /= Math.Max(norm, double.Epsilon);
            if (seen.Exists(other => MatrixOps.Dot(other.Values, m.Values) > same))
                continue;
            seen.Add(m);
            kept.Add(d);
            if (kept.Count == most)
                break;
        }

        return kept;
    }

    private static Matrix Leading(Matrix frame, int k)
    {
        var result = new Matrix(frame.Rows, k);
        for (var i = 0; i < frame.Rows; i++)
            frame.Row(i)[..k].CopyTo(result.Row(i));
        return result;
    }

    private static Matrix Moves(GridShape shape)
    {
        var identity = Matrix.Identity(shape.Cells);
        var (one, two) = (GridTransforms.Shift(identity, shape, rows: true), GridTransforms.Shift(identity, shape, rows: false));
        var result = new Matrix(shape.Cells, shape.Cells);
        foreach (var part in (Matrix[])[one, one.Transposed(), two, two.Transposed()])
            MatrixOps.AddScaled(result.Values, part.Values, 1);
        return result;
    }
}
