using System.Diagnostics;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// Experimental: looks for windows of pictures behind a map that mixes the columns, where pixels are nearly Gaussian and
/// only differences of neighbours are sharp. Each half of the samples grows several answers on different samples
/// (<see cref="ModeGrowth"/>) and keeps the one of the sharpest differences; most are wrong, so only what both halves
/// agree on counts. It takes minutes.
/// </summary>
internal sealed class PictureSearch(LensRun run)
{
    private const int MostCells = 49;
    private const int Starts = 6;
    private const int StartSamples = 4_000;
    private const int ComparedSamples = 20_000;
    private const double FreeCovariance = 10;
    private const double LeastAgreement = 0.95;

    /// <summary>Searches; null where the halves agree on no grid.</summary>
    public MixedGridAnswer? Run()
    {
        var d = run.Samples.Dimension;
        var half = run.Samples.Training / 2;
        if (d > MostCells || half < StartSamples)
            return null;
        foreach (var shape in Shapes(d))
        {
            var clock = Stopwatch.StartNew();
            run.Report($"pictures of {shape}, experimental", 0.2);
            var (one, two) = (Half(shape, 0, half), Half(shape, half, half));
            var agreement = GridTransforms.Alike(one, two, shape);
            if (agreement < LeastAgreement)
                continue;
            var (first, second) = (Judged(one, shape, clock), Judged(two, shape, clock));
            var better = first.Score <= second.Score;
            return new MixedGridAnswer
            {
                Shape = shape,
                Representation = better ? one : two,
                Figures = better ? first : second,
                Agreement = agreement,
            };
        }

        return null;
    }

    // Near squares first.
    private IEnumerable<GridShape> Shapes(int d) => run.Settings.WantedShape is { } wanted ? [wanted]
        : GridShapes.Near(d, 1).Where(s => s.Rows >= GridSearch.ShortestSide).Select(s => new GridShape(s.Rows, s.Columns));

    private LensCandidate Judged(Matrix r, GridShape shape, Stopwatch clock) => run.Judge.Measure(
        $"pictures of {shape.Rows} x {shape.Columns}, experimental", r, shape, clock.Elapsed.TotalSeconds, run.Limit);

    private Matrix Half(GridShape shape, int from, int half)
    {
        var d = shape.Cells;
        var compare = new DifferenceObjective(
            run.Samples.Columns(from, Math.Min(half, ComparedSamples)), d, null, shape, 1,
            new DifferenceWeights(1, FreeCovariance));
        var (best, least) = (Matrix.Identity(d), double.PositiveInfinity);
        for (var start = 0; start < Starts; start++)
        {
            var first = from + (int)((long)(half - StartSamples) * start / (Starts - 1));
            var r = new ModeGrowth(run.Samples, first, StartSamples, shape, run.Threads, run.Limit).Run(run.Seed);
            var value = compare.Evaluate(r, new Matrix(d, d));
            if (value < least)
                (best, least) = (r, value);
        }

        return best;
    }
}
