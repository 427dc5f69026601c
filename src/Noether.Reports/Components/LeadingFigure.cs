using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.Reports.Components;

/// <summary>The picture that a page of a run leads with, and the sections without it.</summary>
/// <param name="Lead">The picture with the words of its section; null where there is none.</param>
/// <param name="Sections">The sections without it; what else its own holds comes first.</param>
internal sealed record LeadingFigure(Section? Lead, IReadOnlyList<Section> Sections)
{
    /// <summary>Chooses among what is not folded away: what moves, a phase portrait, or else the first picture.</summary>
    public static LeadingFigure Of(IReadOnlyList<Section> sections)
    {
        var open = sections.Where(section => !section.Folded).ToArray();
        var figures = open.SelectMany(section => section.Figures).ToArray();
        var lead = figures.FirstOrDefault(figure => figure is FramesFigure or ShiftedFigure)
            ?? figures.FirstOrDefault(figure => figure is PhasePortraitFigure)
            ?? open.FirstOrDefault()?.Figures.FirstOrDefault(figure => figure is not (TableFigure or TextFigure));
        if (lead is null)
            return new LeadingFigure(null, sections);
        var of = open.First(section => section.Figures.Contains(lead));
        var rest = of with { Title = "", Text = "", Figures = [.. of.Figures.Where(figure => figure != lead)] };
        IEnumerable<Section> others = sections.Where(section => section != of);
        return new LeadingFigure(
            of with { Figures = [lead] }, [.. rest.Figures.Count > 0 ? others.Prepend(rest) : others]);
    }
}
