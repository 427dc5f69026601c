namespace Noether.Reports.Drawing;

internal sealed class DrawnRenderer : ChartRenderer<DrawnFigure>
{
    protected override string Svg(DrawnFigure figure, IReadOnlyList<DrawnFigure> peers, string title) => figure.Svg;
}
