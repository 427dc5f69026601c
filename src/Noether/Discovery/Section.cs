using Noether.Discovery.Figures;

namespace Noether.Discovery;

/// <summary>A part of a report.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Text">What is to be seen, one paragraph of plain words; may be empty.</param>
/// <param name="Figures">The figures.</param>
public sealed record Section(string Title, string Text, IReadOnlyList<Figure> Figures)
{
    /// <summary>Whether it is folded away until somebody asks for it. Default false.</summary>
    public bool Folded { get; init; }
}
