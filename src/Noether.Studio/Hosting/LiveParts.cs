using System.Globalization;
using Noether.Reports.Components;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>The parts of the page of one run that have changed since they were last sent to a reader.</summary>
/// <param name="renderer">Draws them.</param>
internal sealed class LiveParts(FragmentRenderer renderer)
{
    private readonly Dictionary<string, string> sent = [];

    /// <summary>Parts by the ids of their elements; empty where nothing has changed.</summary>
    /// <param name="view">The run at this moment.</param>
    /// <param name="charts">Whether curves are looked at too.</param>
    public async Task<Dictionary<string, string>> Of(LiveView view, bool charts)
    {
        var parts = new Dictionary<string, string>
        {
            ["live-state"] = await renderer.Render<LiveState>(("View", view)),
            ["live-status"] = await renderer.Render<LiveStatus>(("View", view)),
            ["live-buttons"] = await renderer.Render<LiveButtons>(("View", view)),
        };
        if (charts && (view.ChartKey != sent.GetValueOrDefault("chart-key") || !sent.ContainsKey("live-charts")))
        {
            sent["chart-key"] = view.ChartKey;
            parts["live-charts"] = await renderer.Render<LiveCharts>(("View", view));
        }

        if (view.BestKey != sent.GetValueOrDefault("best-key"))
        {
            sent["best-key"] = view.BestKey;
            parts["live-best"] = await renderer.Render<LiveBest>(("View", view));
        }

        await AddFigures(view, parts);
        foreach (var (id, markup) in parts.ToArray())
        {
            if (sent.GetValueOrDefault(id) == markup)
                parts.Remove(id);
            else
                sent[id] = markup;
        }

        return parts;
    }

    // Figures that are there already are replaced one by one; a new name brings all of them.
    private async Task AddFigures(LiveView view, Dictionary<string, string> parts)
    {
        var names = string.Join(' ', view.Figures.Select(seen => seen.Figure.Name));
        var all = names != sent.GetValueOrDefault("figure-names");
        sent["figure-names"] = names;
        if (all)
            parts["live-figures"] = await renderer.Render<LiveFigures>(("View", view));
        foreach (var (figure, version) in view.Figures)
        {
            var id = LiveFigures.IdOf(figure);
            var key = version.ToString(CultureInfo.InvariantCulture);
            if (sent.GetValueOrDefault(id + "-version") == key)
                continue;
            sent[id + "-version"] = key;
            if (!all)
                parts[id] = await renderer.Render<FigureView>(("Figure", figure));
        }
    }
}
