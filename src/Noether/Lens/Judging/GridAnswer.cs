using Noether.Lens.Seriation;

namespace Noether.Lens.Judging;

/// <summary>What a search for a grid came to.</summary>
internal sealed record GridAnswer
{
    /// <summary>The best placement of the columns in use.</summary>
    public required GridPlacement Placement { get; init; }

    /// <summary>The best placements of other shapes.</summary>
    public required IReadOnlyList<GridPlacement> Others { get; init; }

    /// <summary>
    /// Departure of the neighbour weights, where the placement is that of a lattice of partial correlations; null where
    /// it is that of the correlations.
    /// </summary>
    public double? Lattice { get; init; }

    /// <summary>Departure of the best line, for comparison.</summary>
    public required double Line { get; init; }

    /// <summary>Share of the columns that two halves of the samples put at one place; null where not measured.</summary>
    public required double? Agreement { get; init; }

    /// <summary>Whether somebody said what the shape is.</summary>
    public required bool ShapeGiven { get; init; }

    /// <summary>Held-out figures.</summary>
    public required LensCandidate Figures { get; init; }

    /// <summary>Held-out figures of a grid that comes round; null for a window of the plane.</summary>
    public RingFigures? Ring { get; init; }
}
