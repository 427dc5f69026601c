using Noether.Conserved.Search;
using Noether.Discovery.Figures;

namespace Noether.Conserved.Reporting;

/// <summary>Level lines of conserved quantities over a plane of two coordinates, with the flow that belongs to each.</summary>
/// <param name="result">The search.</param>
internal sealed class PhasePortraits(SearchResult result)
{
    /// <summary>The portrait of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="number">Its number, from 1.</param>
    public PhasePortraitFigure Draw(Quantity quantity, int number)
    {
        var (x, y) = Axes(quantity);
        var flow = Flow(quantity);
        return new PhasePlane(result.Paths, x, y).Draw(
            $"phase-portrait-{number}", quantity.Formula(result.Paths.Names), "the quantity", state => quantity.Value(state),
            flow is null ? null : (state, direction) => flow.Direction(state, direction), result.Held);
    }

    /// <summary>The flow of a quantity; null where momenta are not known.</summary>
    public HamiltonianFlow? Flow(Quantity quantity) =>
        HamiltonianFlow.Applies(result.Library.Roles, result.Paths.Dimension)
            ? new HamiltonianFlow(quantity, result.Library.Roles, result.Paths.Names) : null;

    // A place and its momentum, or the first two coordinates that the formula has.
    private (int X, int Y) Axes(Quantity quantity)
    {
        if (result.Library.Roles.Pairs is [var pair, ..])
            return (pair.Place, pair.Momentum);
        int[] used =
        [
            .. Enumerable.Range(0, result.Paths.Dimension)
                .OrderBy(i => quantity.Terms.Any(term => term.Powers[i] > 0 || term.Members.Contains(i)) ? 0 : 1),
        ];
        return (used[0], used[Math.Min(1, used.Length - 1)]);
    }
}
