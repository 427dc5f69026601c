using System.Numerics.Tensors;
using Noether.Lens.Seriation;
using Noether.Numerics;

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
            Name = Name(placement),
            ToeplitzDeparture = departure,
            NeighbourCorrelation = Math.Min(
                Mean(pairs.Where(pair => !pair.Down), correlation), Mean(pairs.Where(pair => pair.Down), correlation)),
            DifferenceSharpness = Sharpness(samples, pairs),
            Score = departure,
        };
    }

    /// <summary>How a placement is called.</summary>
    public static string Name(GridPlacement placement) => $"grid of {placement.Rows} x {placement.Columns}";

    private static List<(int One, int Other, bool Down)> Neighbours(GridPlacement placement)
    {
        var pixels = new int[placement.Rows * placement.Columns];
        Array.Fill(pixels, -1);
        for (var p = 0; p < placement.Cells.Length; p++)
            pixels[placement.Cells[p]] = p;
        List<(int, int, bool)> pairs = [];
        for (var cell = 0; cell < pixels.Length; cell++)
        {
            if (pixels[cell] < 0)
                continue;
            if (cell % placement.Columns < placement.Columns - 1 && pixels[cell + 1] >= 0)
                pairs.Add((pixels[cell], pixels[cell + 1], false));
            if (cell + placement.Columns < pixels.Length && pixels[cell + placement.Columns] >= 0)
                pairs.Add((pixels[cell], pixels[cell + placement.Columns], true));
        }

        return pairs;
    }

    private static double Mean(IEnumerable<(int One, int Other, bool Down)> pairs, Matrix correlation) =>
        pairs.Select(pair => correlation[pair.One, pair.Other]).DefaultIfEmpty(0).Average();

    private static double Sharpness(LensSamples samples, List<(int One, int Other, bool Down)> pairs)
    {
        var histogram = new SharpnessHistogram();
        var difference = new float[samples.HeldOut];
        foreach (var (one, other, _) in pairs)
        {
            TensorPrimitives.Subtract(Column(one), Column(other), difference);
            histogram.Add(difference);
        }

        return histogram.Sharpness;

        ReadOnlySpan<float> Column(int k) =>
            samples.Values.AsSpan((k * samples.Count) + samples.Training, samples.HeldOut);
    }
}
