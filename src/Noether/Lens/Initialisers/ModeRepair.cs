using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Mends an answer for smooth signals, such as photographs: what is wrong with it is mostly that modes of similar variance
/// are turned into each other or have a wrong sign, which the values hardly show and the differences of neighbours do.
/// In the frame of a stationary covariance near that of the answer, y = F D V^T x, modes are flipped and turned in pairs
/// while <see cref="DifferenceObjective"/> falls, then all of R moves freely; in cycles, as the frame gets better.
/// </summary>
/// <param name="spectrum">Covariance of the samples.</param>
/// <param name="shape">The grid; a line is a grid of one row.</param>
/// <param name="count">Number of samples for the objective.</param>
/// <param name="threads">Number of threads.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ModeRepair(
    SampleSpectrum spectrum, GridShape shape, int count, int threads, CancellationToken cancellation)
{
    /// <summary>Modes whose variances differ by more than this factor are told apart by the spectrum.</summary>
    public const double Similar = 1.7;

    private const int MostCycles = 12;
    private const double LeastGain = 2e-3;
    private const int MostPasses = 3;
    private const int WindowSteps = 50;
    private const int FreeSteps = 60;
    private const int Hops = 40;

    // Hops that begin at the same place, of which the best is kept: two threads need not wait for each other.
    private const int Together = 2;
    private const int HopSteps = 10;
    private const double Rate = 0.04;
    private const double FreeRate = 0.02;
    private const double FreeCovariance = 10;

    private const ulong HopStream = 61;

    private readonly int d = shape.Cells;
    private readonly double[] values = spectrum.Values;
    private readonly float[] coordinates = spectrum.Coordinates(count);
    private readonly BlockToeplitz grid = new(shape.Rows, shape.Columns);

    /// <summary>The mended R, d x d orthogonal, and its J, which is no higher than before.</summary>
    public (Matrix R, double Value) Run(Matrix r, ulong seed)
    {
        var random = new CounterRandom(seed, HopStream);
        var free = new DifferenceObjective(
            coordinates, d, null, shape, 1, new DifferenceWeights(1, FreeCovariance));
        var window = Window();
        var best = MatrixOps.Multiply(r, spectrum.Vectors);
        var least = free.Evaluate(best, new Matrix(d, d));
        for (var (cycle, gain) = (0, 1.0); cycle < MostCycles && gain > LeastGain; cycle++)
        {
            var frame = MatrixOps.Eigen(Stationary(best)).Vectors;
            DifferenceObjective[] objectives = [.. Enumerable.Range(0, Together).Select(_ =>
                new DifferenceObjective(coordinates, d, frame, shape, 1, new DifferenceWeights(1, 1)))];
            var turned = Greedy(objectives[0], MatrixOps.Multiply(frame.Transposed(), best), window);
            turned = Hop(objectives, turned, random, window);
            var (next, value) = Refinement.Run(
                free, MatrixOps.Multiply(frame, turned), FreeSteps, FreeRate, cancellation);
            gain = least - value;
            if (gain > 0)
                (best, least) = (next, value);
        }

        return (spectrum.Answer(best, 0).R, least);
    }

    // exp(-(log(e_k/e_l)/log 1.7)^4): which modes may be turned into each other.
    private Matrix Window()
    {
        var window = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                window[i, j] = Math.Exp(-Math.Pow(Math.Log(values[i] / values[j]) / Math.Log(Similar), 4));
        return window;
    }

    // P(R C R^T), C diagonal, and the same of its mirror images.
    private Matrix Stationary(Matrix r)
    {
        var scaled = r.Clone();
        for (var i = 0; i < d; i++)
            for (var k = 0; k < d; k++)
                scaled[i, k] *= Math.Sqrt(values[k]);
        var mean = grid.Project(MatrixOps.MultiplyTransposed(scaled, scaled));
        var result = new Matrix(d, d);
        int Mirror(int cell) => ((cell / shape.Columns) * shape.Columns) + shape.Columns - 1 - (cell % shape.Columns);
        for (var i = 0; i < d; i++)
            for (var j = 0; j < d; j++)
                result[i, j] = (mean[i, j] + mean[Mirror(i), Mirror(j)]) / 2;
        return result;
    }

    // Single flips and turns of similar pairs by 45 and 90 degrees, while J falls; then windowed steps.
    private Matrix Greedy(DifferenceObjective objective, Matrix start, Matrix window)
    {
        var (best, least) = (start, objective.Begin(start));
        for (var (pass, before) = (0, double.PositiveInfinity); pass < MostPasses && least < before; pass++)
        {
            before = least;
            for (var i = 0; i < d; i++)
            {
                foreach (var (j, angle) in Turns(i))
                {
                    cancellation.ThrowIfCancellationRequested();
                    var turned = Turned(best, i, j, angle);
                    if (objective.Turned(turned, i, j, angle) < least)
                        (best, least) = (turned, objective.Begin(turned));
                }
            }
        }

        return Refinement.Run(objective, best, WindowSteps, Rate, cancellation, null, window).R;
    }

    private Matrix Hop(DifferenceObjective[] objectives, Matrix start, CounterRandom random, Matrix window)
    {
        var (best, least) = (start, objectives[0].Evaluate(start, new Matrix(d, d)));
        for (var hop = 0; hop < Hops; hop += Together)
        {
            Matrix[] starts = [.. objectives.Select(_ => Hopped(best, random))];
            var ends = new (Matrix R, double Value)[starts.Length];
            ParallelBlocks.Run(starts.Length, threads, i =>
                ends[i] = Refinement.Run(objectives[i], starts[i], HopSteps, Rate, cancellation, null, window));
            var (r, value) = ends.MinBy(end => end.Value);
            if (value < least)
                (best, least) = (r, value);
        }

        return best;
    }

    private Matrix Hopped(Matrix from, CounterRandom random)
    {
        var i = (int)(random.NextDouble() * d);
        (int J, double Angle)[] turns = [.. Turns(i)];
        var (j, angle) = turns[(int)(random.NextDouble() * turns.Length)];
        return Turned(from, i, j, angle);
    }

    private IEnumerable<(int J, double Angle)> Turns(int i)
    {
        yield return (i, Math.PI);
        for (var j = i + 1; j < d && values[j] / values[i] < Similar; j++)
        {
            yield return (j, Math.PI / 4);
            yield return (j, Math.PI / 2);
            yield return (j, -Math.PI / 4);
        }
    }

    // Rows i and j turned into each other; one row alone is flipped.
    private static Matrix Turned(Matrix d, int i, int j, double angle)
    {
        var result = d.Clone();
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        for (var k = 0; k < d.Columns; k++)
        {
            if (i == j)
                result[i, k] = -d[i, k];
            else
                (result[i, k], result[j, k]) = ((cos * d[i, k]) - (sin * d[j, k]), (sin * d[i, k]) + (cos * d[j, k]));
        }

        return result;
    }
}
