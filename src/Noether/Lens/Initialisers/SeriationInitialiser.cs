using System.Diagnostics;
using Noether.Lens.Seriation;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Proposes orders of the columns: what a good engineer would try first where columns are only shuffled. Each order
/// comes as it is and, where some neighbours are correlated negatively, with signs that make all of them positive.
/// </summary>
internal sealed class SeriationInitialiser(LensSamples samples, int threads)
{
    /// <summary>Name of the proposals.</summary>
    public const string Name = "column order";

    /// <summary>Name of the columns as they stand.</summary>
    public const string Natural = "natural order";

    private const int MostOrders = 2;

    // Orders whose correlations depart more than this times what those of the best do are not worth judging.
    private const double Comparable = 1.5;

    // Nor are orders that leave more than this of the correlations open, beyond what sampling does.
    private const double MostDeparture = 0.1;

    /// <summary>The proposals from a range of samples, the best first.</summary>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    public IReadOnlyList<ProposedRepresentation> Propose(int first, int count)
    {
        var clock = Stopwatch.StartNew();
        var covariance = samples.Covariance(first, count, threads);
        var orders = LineSeriation.Orders(covariance);
        var noise = LineSeriation.SamplingDeparture(covariance, count);
        List<ProposedRepresentation> found = [];
        foreach (var (order, departure) in orders.Take(MostOrders))
        {
            if (departure > Comparable * orders[0].Departure || departure - noise > MostDeparture)
                break;
            var natural = order.Select((column, place) => column == place).All(same => same);
            var r = GridTransforms.Representation(order);
            found.Add(new(natural ? Natural : Name, r, clock.Elapsed.TotalSeconds));
            if (NeighbourSigns.Positive(r, k => covariance[order[k - 1], order[k]]) is { } signed)
                found.Add(new(Name, signed, clock.Elapsed.TotalSeconds));
        }

        return found;
    }
}
