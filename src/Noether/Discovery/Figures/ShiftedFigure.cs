namespace Noether.Discovery.Figures;

/// <summary>A picture that can be shifted by whole cells, along its rows, its columns or both.</summary>
public sealed record ShiftedFigure : Figure
{
    /// <summary>The picture before any shift.</summary>
    public required HeatMapFigure Picture { get; init; }

    /// <summary>The shift across rows: at k, row i shows what row i + k showed; null (the default) means that there is none.</summary>
    public ShiftAxis? Rows { get; init; }

    /// <summary>The shift across columns: at k, column j shows what column j + k showed; null (the default) means that there is
    /// none.</summary>
    public ShiftAxis? Columns { get; init; }
}

/// <summary>A way in which a picture can be shifted.</summary>
/// <param name="Label">What the number of cells is.</param>
/// <param name="Most">How many cells to either side.</param>
/// <param name="IsRing">Whether what leaves at one edge comes in at the other; what comes in is blank where it does not.</param>
public sealed record ShiftAxis(string Label, int Most, bool IsRing);
