namespace Noether.Discovery.Figures;

/// <summary>Small figures side by side, such as one a network.</summary>
public sealed record TilesFigure : Figure
{
    /// <summary>The figures, in reading order.</summary>
    public required IReadOnlyList<Figure> Tiles { get; init; }

    /// <summary>Tiles in a row. Default 5.</summary>
    public int Columns { get; init => field = value == 0 ? 5 : value; } = 5;

    internal override bool IsWhole => Columns > 0 && Tiles.All(tile => tile is { IsWhole: true });
}
