namespace Noether.Discovery.Figures;

/// <summary>Figures of which one is shown: the one that is chosen in the lists above it.</summary>
public sealed record ChoiceFigure : Figure
{
    /// <summary>The lists, at least one.</summary>
    public required IReadOnlyList<FigureChoice> Choices { get; init; }

    /// <summary>A figure for every combination of options, those of the last list one after another; all names different.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }
}

/// <summary>A list of options.</summary>
/// <param name="Label">What is chosen.</param>
/// <param name="Options">The options; the first is chosen at first.</param>
public sealed record FigureChoice(string Label, IReadOnlyList<string> Options);
