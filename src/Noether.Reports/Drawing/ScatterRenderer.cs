using System.Globalization;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;

namespace Noether.Reports.Drawing;

internal sealed class ScatterRenderer : ChartRenderer<ScatterFigure>
{
    protected override string Svg(ScatterFigure figure, IReadOnlyList<ScatterFigure> peers, string title) =>
        Chart(figure, peers, title).ToSvg();

    protected override string Render(ScatterFigure figure, IReadOnlyList<ScatterFigure> peers)
    {
        var chart = Chart(figure, peers, title: "");
        var all = figure.Groups.Sum(group => group.X.Count);
        var note = chart.Every == 1 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"""<p class="note">Drawn: one of {chart.Every} of {all} points.</p>""");
        return chart.ToSvg() + note;
    }

    private static ScatterChart Chart(ScatterFigure figure, IReadOnlyList<ScatterFigure> peers, string title) => new()
    {
        Title = title,
        Description = figure.Title,
        XLabel = figure.XLabel,
        YLabel = figure.YLabel,
        Square = figure.Square,
        Small = figure.Small,
        Groups = [.. figure.Groups.Select(group => (group.Name, group.X, group.Y))],
        AlsoCovered = [.. peers.SelectMany(peer => peer.Groups).Select(group => (group.X, group.Y))],
    };
}
