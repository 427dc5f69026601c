using Noether.Numerics;

namespace Noether.Lens.Judging;

/// <summary>What a search for a grid behind a map that mixes the columns came to.</summary>
internal sealed record MixedGridAnswer
{
    /// <summary>The grid.</summary>
    public required GridShape Shape { get; init; }

    /// <summary>R, d x d orthogonal, whose rows are the cells, row after row.</summary>
    public required Matrix Representation { get; init; }

    /// <summary>Held-out figures.</summary>
    public required LensCandidate Figures { get; init; }

    /// <summary>Departure of the grid of components as a share of that of their best line; null where there is none.</summary>
    public double? OfLine { get; init; }

    /// <summary>The same as a share of that of the next best shape.</summary>
    public double? OfNext { get; init; }

    /// <summary>Cosine between the generators found on two disjoint halves, the mean over both axes.</summary>
    public required double Agreement { get; init; }
}
