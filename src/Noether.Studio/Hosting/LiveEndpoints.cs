using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Noether.Reports.Components;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>
/// Server-sent events of a run: parts of its page as they change. The numbers come four times a second, charts at half
/// of that, a figure of the answer when there is a new one; what has not changed is not sent.
/// </summary>
internal static class LiveEndpoints
{
    private const int TicksPerChart = 2;

    // Scripts parse it as JSON; it is never pasted into markup as it stands.
    private static readonly LiveJsonContext Json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/runs/{name}/events", Send);

    private static async Task Send(
        string name, HttpContext context, StudioOptions options, RunsFolder folder, JobQueue jobs, RunCatalogue runs,
        FragmentRenderer renderer, IHostApplicationLifetime lifetime)
    {
        runs.Required(name);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("retry: 1000\n\n", ends.Token);
        var sent = new Dictionary<string, string>();
        using var timer = new PeriodicTimer(Tick);
        try
        {
            for (var tick = 0; ; tick++)
            {
                var run = runs.Find(name);
                if (run is null || run.State is JobState.Done or JobState.Broken)
                {
                    await context.Response.WriteAsync("event: over\ndata: \n\n", ends.Token);
                    return;
                }

                jobs.Find(name)?.Watch();
                var view = LiveView.Of(options, folder, jobs, run);
                var parts = await Parts(renderer, view, charts: tick % TicksPerChart == 0, sent);
                if (parts.Count > 0)
                {
                    var json = JsonSerializer.Serialize(parts, Json.DictionaryStringString);
                    await context.Response.WriteAsync($"data: {json}\n\n", ends.Token);
                    await context.Response.Body.FlushAsync(ends.Token);
                }

                await timer.WaitForNextTickAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the studio stops; a page that is still open asks again by itself.
        }
    }

    private static async Task<Dictionary<string, string>> Parts(
        FragmentRenderer renderer, LiveView view, bool charts, Dictionary<string, string> sent)
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

        await AddFigures(renderer, view, parts, sent);
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
    private static async Task AddFigures(
        FragmentRenderer renderer, LiveView view, Dictionary<string, string> parts, Dictionary<string, string> sent)
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
