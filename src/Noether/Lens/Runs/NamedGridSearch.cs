using System.Diagnostics;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// Looks for two hidden axes whose coefficients the columns are: cosine, Fourier, Hadamard ... transforms of the rows
/// and of the columns of a grid. Each half of the samples chooses the transform and the shape; see <see cref="NamedReadings"/>.
/// </summary>
internal sealed class NamedGridSearch(LensRun run)
{
    private const int MostCells = 256;

    /// <summary>Searches; null where nothing speaks for a reading, or the halves differ.</summary>
    public MixedGridAnswer? Run()
    {
        var clock = Stopwatch.StartNew();
        if (run.Samples.Dimension > MostCells && run.Settings.WantedShape is null)
            return null;
        run.Report("grid of coefficients", 0.05);
        var half = run.Samples.Training / 2;
        if (Best(0, half) is not { } one || Best(half, half) is not { } two || one.Shape != two.Shape)
            return null;
        var covariance = run.Samples.Covariance(0, run.Samples.Training, run.Threads);
        var correlation = LineSeriation.Correlation(MatrixOps.Congruence(one.R, covariance));
        var departure = NamedReadings.Unexplained(correlation, one.Shape);
        double[] others =
        [
            .. Shapes().Where(shape => shape != one.Shape)
                .Select(shape => departure / NamedReadings.Unexplained(correlation, shape)),
        ];
        return new MixedGridAnswer
        {
            Shape = one.Shape,
            Representation = one.R,
            Figures = run.Judge.Measure(
                $"{GridJudge.Name(one.Shape)}, {one.Name}", one.R, one.Shape, clock.Elapsed.TotalSeconds, run.Limit),
            OfLine = departure / LineSeriation.Orders(correlation)[0].Departure,
            OfNext = others.Length > 0 ? others.Max() : null,
            Agreement = GridTransforms.Alike(one.R, two.R, one.Shape),
        };
    }

    private NamedReadings.Reading? Best(int first, int count) =>
        new NamedReadings(run.Samples, first, count, run.Threads).Best(Shapes(), 1, run.Limit).FirstOrDefault();

    private IEnumerable<GridShape> Shapes()
    {
        if (run.Settings.WantedShape is { } wanted)
        {
            yield return wanted;
            yield break;
        }

        // Of coefficients rows and columns can be told apart, so both ways round.
        for (var rows = GridSearch.ShortestSide; rows <= run.Samples.Dimension / GridSearch.ShortestSide; rows++)
        {
            if (run.Samples.Dimension % rows == 0)
                yield return new GridShape(rows, run.Samples.Dimension / rows);
        }
    }
}
