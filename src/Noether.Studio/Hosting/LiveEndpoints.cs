using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>
/// Server-sent events of a run: parts of its page as they change. The numbers come four times a second, charts at half
/// of that, matrices when there is a new snapshot or checkpoint; what has not changed is not sent.
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
        string name, HttpContext context, RunsFolder folder, JobQueue jobs, FragmentRenderer renderer,
        IHostApplicationLifetime lifetime)
    {
        PageEndpoints.Required(folder, jobs, name);
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
                var run = RunCatalogue.Find(folder, jobs, name);
                if (run is null || run.State is RunState.Done or RunState.Broken)
                {
                    await context.Response.WriteAsync("event: over\ndata: \n\n", ends.Token);
                    return;
                }

                jobs.Find(name)?.Watch();
                var view = LiveView.Of(folder, jobs, run);
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

        var matrices = view.Forming?.Key ?? "";
        if (matrices != sent.GetValueOrDefault("matrix-key") || !sent.ContainsKey("live-matrices"))
        {
            sent["matrix-key"] = matrices;
            parts["live-matrices"] = await renderer.Render<LiveMatrices>(("View", view));
        }

        if (view.Picture is not null)
            await AddNetworks(renderer, view, parts, sent);
        foreach (var (id, markup) in parts.ToArray())
        {
            if (sent.GetValueOrDefault(id) == markup)
                parts.Remove(id);
            else
                sent[id] = markup;
        }

        return parts;
    }

    // A tile is sent once, when its network is there; the chart whenever there is one more.
    private static async Task AddNetworks(
        FragmentRenderer renderer, LiveView view, Dictionary<string, string> parts, Dictionary<string, string> sent)
    {
        var count = view.Networks.Count;
        var key = count.ToString(CultureInfo.InvariantCulture);
        if (sent.GetValueOrDefault("networks-key") == key)
            return;
        sent["networks-key"] = key;
        parts["live-likelihoods"] = await renderer.Render<LiveLikelihoods>(("View", view));
        for (var i = 0; i < Math.Min(count, SeenNetwork.MostPlanes); i++)
        {
            var id = $"live-network-{i}";
            if (!sent.ContainsKey(id))
                parts[id] = await renderer.Render<LiveNetwork>(("Network", view.Networks[i]), ("Number", i));
        }
    }
}
