using Noether.Lens.Seriation;

namespace Noether.Lens.Judging;

/// <summary>Measures a placement of columns on a grid on the samples that were held out from the search.</summary>
internal static class GridJudge
{
    /// <summary>
    /// Departure of the correlations from a function of the displacement, the smaller of the mean correlations of
    /// neighbours along either axis, and the sharpness of differences of neighbours.
    /// </summary>
    public static LensCandidate Measure(LensSamples samples, GridPlacement placement, int threads)
    {
        var correlation = LineSeriation.Correlation(
            samples.Covariance(samples.Training, samples.HeldOut, threads));
        var departure = DisplacementMeans.Departure(
            correlation, new Displacements(placement.Rows, placement.Columns), placement.Cells);
        var pairs = Neighbours(placement);
        return new LensCandidate
        {
            Name = Name(new GridShape(placement.Rows, placement.Columns)),
            ToeplitzDeparture = departure,
            NeighbourCorrelation = GridNeighbours.LeastCorrelation(pairs, correlation),
            DifferenceSharpness = DifferenceSharpness.Measure(
                samples.Values.AsSpan(samples.Training), samples.Count, samples.HeldOut,
                pairs.Select(pair => (pair.One, pair.Other))),
            Score = departure,
        };
    }

    /// <summary>How a grid is called.</summary>
    public static string Name(GridShape shape) => $"grid of {shape.Rows} x {shape.Columns}";

    // Columns on neighbouring cells; a free cell has no neighbours.
    private static List<(int One, int Other, bool Down)> Neighbours(GridPlacement placement)
    {
        var pixels = new int[placement.Rows * placement.Columns];
        Array.Fill(pixels, -1);
        for (var p = 0; p < placement.Cells.Length; p++)
            pixels[placement.Cells[p]] = p;
        return
        [
            .. GridNeighbours.Of(new GridShape(placement.Rows, placement.Columns))
                .Select(pair => (pixels[pair.One], pixels[pair.Other], pair.Down))
                .Where(pair => pair.Item1 >= 0 && pair.Item2 >= 0),
        ];
    }
}
