namespace Noether.Discovery.Figures;

/// <summary>A table.</summary>
public sealed record TableFigure : Figure
{
    /// <summary>Headings of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Rows of as many cells; a cell that is a number is set as one.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>Numbers of rows to stress, from 0.</summary>
    public IReadOnlyList<int> Stressed { get; init => field = value ?? []; } = [];

    internal override bool IsWhole => Columns.All(column => column is not null)
        && Rows.All(row => row is not null && row.Count == Columns.Count && row.All(cell => cell is not null));
}
