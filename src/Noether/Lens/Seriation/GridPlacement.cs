using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>Pixels on the cells of a grid of a x b cells; a line is a grid of one row.</summary>
/// <param name="Rows">Rows of the grid, a.</param>
/// <param name="Columns">Columns of the grid, b.</param>
/// <param name="Cells">For each pixel its cell, numbered row after row; no two share one.</param>
/// <param name="Departure">How far the correlations are from depending on displacement alone, 0 to 1.</param>
internal sealed record GridPlacement(int Rows, int Columns, int[] Cells, double Departure)
{
    /// <summary>What the axes are, as far as the departure knows: a window of the plane unless said.</summary>
    public GridTopology Topology { get; init; }

    /// <summary>The same picture with rows and columns exchanged.</summary>
    public GridPlacement Transposed() => new(
        Columns, Rows, [.. Cells.Select(cell => (cell % Columns * Rows) + (cell / Columns))], Departure)
    {
        Topology = Topology.Transposed(),
    };

    /// <summary>The same cells on another kind of grid.</summary>
    /// <param name="topology">What its axes are.</param>
    /// <param name="correlation">Correlations of the pixels, for the departure.</param>
    public GridPlacement On(GridTopology topology, Matrix correlation) => this with
    {
        Topology = topology,
        Departure = DisplacementMeans.FairDeparture(correlation, new Displacements(Rows, Columns, topology), Cells),
    };
}
