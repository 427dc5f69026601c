using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

/// <summary>
/// Draws figures that are one svg element each; on a page the title stands beside it, in a file within.
/// </summary>
/// <typeparam name="TFigure">The type of the figures.</typeparam>
internal abstract class ChartRenderer<TFigure> : FigureRenderer<TFigure> where TFigure : Figure
{
    /// <summary>The figure as an svg element.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="peers">Figures that have the same scales.</param>
    /// <param name="title">Heading within; may be empty.</param>
    protected abstract string Svg(TFigure figure, IReadOnlyList<TFigure> peers, string title);

    /// <inheritdoc/>
    protected override string Render(TFigure figure, IReadOnlyList<TFigure> peers) => Svg(figure, peers, title: "");

    /// <inheritdoc/>
    protected override Canvas? Paint(TFigure figure) => SvgPng.Paint(Svg(figure, [figure], figure.Title));
}
