using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class BarsRenderer : ChartRenderer<BarsFigure>
{
    protected override string Svg(BarsFigure figure, IReadOnlyList<BarsFigure> peers, string title) => new BarChart
    {
        Title = title,
        Description = figure.Title,
        YLabel = figure.YLabel,
        Labels = [.. figure.Bars.Select(bar => bar.Name)],
        Values = [.. figure.Bars.Select(bar => bar.Value)],
        Intervals = figure.Bars.Any(bar => bar is { Lower: not null, Upper: not null })
            ? [.. figure.Bars.Select(bar => (bar.Lower ?? double.NaN, bar.Upper ?? double.NaN))]
            : null,
        Upper = figure.Upper ?? (peers.Count > 1 ? Largest(peers) : null),
        Width = figure.Small ? 250 : 400,
        Height = figure.Small ? 170 : 250,
    }.ToSvg();

    private static double? Largest(IReadOnlyList<BarsFigure> peers)
    {
        var largest = peers.SelectMany(peer => peer.Bars).SelectMany(bar => new[] { bar.Value, bar.Upper ?? bar.Value })
            .Where(double.IsFinite).DefaultIfEmpty().Max();
        return largest > 0 ? largest : null;
    }
}
