namespace Noether.Discovery.Figures;

/// <summary>Text as it stands, such as a piece of code to copy or a formula.</summary>
public sealed record TextFigure : Figure
{
    /// <summary>The text, lines as they are.</summary>
    public required string Text { get; init; }
}
