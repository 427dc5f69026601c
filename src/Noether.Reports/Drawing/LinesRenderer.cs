using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class LinesRenderer : ChartRenderer<LinesFigure>
{
    protected override string Svg(LinesFigure figure, IReadOnlyList<LinesFigure> peers, string title)
    {
        var all = peers.SelectMany(peer => peer.Series).ToArray();
        return new LineChart
        {
            Title = title,
            Description = figure.Title,
            XLabel = figure.XLabel,
            YLabel = figure.YLabel,
            LogX = figure.LogX,
            LogY = figure.LogY,
            Dots = figure.Dots,
            Series = [.. figure.Series.Select(series => new ChartSeries(series.Name, series.X, series.Y)
            {
                Lower = series.Lower,
                Upper = series.Upper,
            })],
            AlsoCoveredAcross = [.. all.SelectMany(series => series.X)],
            AlsoCovered = [.. all.SelectMany(series => series.Y.Concat(series.Lower ?? []).Concat(series.Upper ?? []))],
            Width = figure.Small ? 250 : 400,
            Height = figure.Small ? 170 : 250,
        }.ToSvg();
    }
}
