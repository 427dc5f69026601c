namespace Noether.Discovery.Figures;

/// <summary>Figures of which one is shown: the one that is chosen in the lists above it.</summary>
public sealed record ChoiceFigure : Figure
{
    /// <summary>The lists, at least one.</summary>
    public required IReadOnlyList<FigureChoice> Choices { get; init; }

    /// <summary>A figure for every combination of options, those of the last list one after another; all names different.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    internal override bool IsWhole => Choices.All(choice => choice is not null && choice.Options.All(option => option is not null))
        && Choices.Aggregate(1L, (product, choice) => Math.Min(product * choice.Options.Count, int.MaxValue)) == Figures.Count
        && Figures.All(figure => figure is { IsWhole: true });
}

/// <summary>A list of options.</summary>
/// <param name="Label">What is chosen.</param>
/// <param name="Options">The options; the first is chosen at first.</param>
public sealed record FigureChoice(string Label, IReadOnlyList<string> Options);
