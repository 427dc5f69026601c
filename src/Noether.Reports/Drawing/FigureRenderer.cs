using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>Draws figures of one type.</summary>
/// <typeparam name="TFigure">The type.</typeparam>
internal abstract class FigureRenderer<TFigure> : IFigureRenderer where TFigure : Figure
{
    /// <inheritdoc/>
    public string Render(Figure figure, IReadOnlyList<Figure> peers) =>
        Render((TFigure)figure, [.. peers.OfType<TFigure>()]);

    /// <inheritdoc/>
    public Canvas? Paint(Figure figure) => Paint((TFigure)figure);

    /// <summary>The figure as markup, without title and caption.</summary>
    protected abstract string Render(TFigure figure, IReadOnlyList<TFigure> peers);

    /// <summary>The figure as pixels, with its title; null for one that is no picture.</summary>
    protected virtual Canvas? Paint(TFigure figure) => null;
}
