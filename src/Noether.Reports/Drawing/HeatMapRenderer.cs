using Noether.Discovery.Figures;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class HeatMapRenderer : ChartRenderer<HeatMapFigure>
{
    protected override string Svg(HeatMapFigure figure, IReadOnlyList<HeatMapFigure> peers, string title) =>
        Map(figure, peers, title).ToSvg();

    /// <summary>The chart of a figure.</summary>
    internal static HeatMap Map(HeatMapFigure figure, IReadOnlyList<HeatMapFigure> peers, string title) => new()
    {
        Values = new Matrix(figure.Rows, figure.Columns, [.. figure.Values]),
        Title = title,
        Description = figure.Title,
        XLabel = figure.XLabel,
        YLabel = figure.YLabel,
        FirstRow = figure.FirstRow,
        FirstColumn = figure.FirstColumn,
        RowStep = figure.RowStep,
        ColumnStep = figure.ColumnStep,
        Map = figure.Signed ? ColorMap.Diverging : ColorMap.Sequential,
        Lower = figure.Signed ? null : 0,
        Upper = figure.Upper ?? Largest(peers),
        Small = figure.Small,
        Width = figure.Small ? 150 : 400,
    };

    private static double? Largest(IReadOnlyList<HeatMapFigure> peers)
    {
        var largest = 0.0;
        foreach (var value in peers.SelectMany(peer => peer.Values))
            largest = double.IsFinite(value) ? Math.Max(largest, Math.Abs(value)) : largest;
        return largest > 0 ? largest : null;
    }
}
