using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>Draws figures of one kind.</summary>
internal interface IFigureRenderer
{
    /// <summary>The figure as markup, without title and caption.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="peers">Figures that are seen in its place, as along a slider: all have the same scales.</param>
    string Render(Figure figure, IReadOnlyList<Figure> peers);

    /// <summary>The figure as pixels, with its title; null for one that is no picture.</summary>
    /// <param name="figure">The figure.</param>
    Canvas? Paint(Figure figure);
}
