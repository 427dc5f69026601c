using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Improves a placing on one grid: quadratic assignments while they help, first by the similarity, which looks at the
/// nearest pixels only, then by the correlations themselves, which straighten what is bent as a whole; then swaps of
/// neighbours, twice.
/// </summary>
internal static class PlacementSearch
{
    private const int Rounds = 10;

    // A round that gains less than a hundredth is the last one of its kind.
    private const double LeastGain = 0.01;

    // Beyond this no axis will be claimed, and the second kind of round, which is slow, is not worth its time.
    private const double Hopeless = 0.2;

    // Equal columns have an infinite z.
    private const double MostCorrelation = 0.9999;

    /// <summary>The improved placing.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="correlation">A, d x d with a unit diagonal.</param>
    /// <param name="similarity">W of the quadratic assignment, d x d.</param>
    /// <param name="threads">Threads for the products; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public static GridPlacement Improve(
        GridPlacement start, Matrix correlation, Matrix similarity, int threads, CancellationToken cancellationToken)
    {
        var displacements = Displacements.Of(start);
        QuadraticAssignment[] stages =
        [
            new(similarity, displacements, threads, cancellationToken),
            new(correlation, displacements, threads, cancellationToken),
        ];
        var best = start;
        for (var stage = 0; stage < stages.Length && (stage == 0 || best.Departure < Hopeless); stage++)
        {
            for (var (round, gain) = (0, 1.0); round < Rounds && gain > LeastGain; round++)
            {
                var moved = stages[stage].Improve(best.Cells);
                var departure = DisplacementMeans.Departure(correlation, displacements, moved);
                gain = 1 - (departure / best.Departure);
                if (gain > 0)
                    best = best with { Cells = moved, Departure = departure };
            }
        }

        best = Swap(best, correlation, correlation, displacements, best.Departure, cancellationToken);
        // Of two neighbours the strongest correlations know best which is which, and they have the least error:
        // Fisher's z = artanh A has the same error everywhere.
        var worst = best.Departure * (1 + LeastGain);
        return Swap(best, FisherTransform(correlation), correlation, displacements, worst, cancellationToken);
    }

    private static GridPlacement Swap(
        GridPlacement start, Matrix by, Matrix correlation, Displacements displacements, double worst,
        CancellationToken cancellationToken)
    {
        var cells = (int[])start.Cells.Clone();
        new NeighbourSwaps(by, displacements, cancellationToken).Improve(cells);
        var departure = DisplacementMeans.Departure(correlation, displacements, cells);
        return departure <= worst ? start with { Cells = cells, Departure = departure } : start;
    }

    private static Matrix FisherTransform(Matrix correlation)
    {
        var result = correlation.Clone();
        foreach (ref var value in result.Values)
            value = Math.Atanh(Math.Clamp(value, -MostCorrelation, MostCorrelation));
        return result;
    }
}
