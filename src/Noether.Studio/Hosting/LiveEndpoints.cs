using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>
/// Server-sent events of runs, of as many as are asked for in one stream, since browsers open six connections to a server
/// and no more: parts of their pages as they change. The numbers come four times a second, charts at half of that, a figure
/// of the answer when there is a new one; what has not changed is not sent. The stream ends when all its runs have.
/// </summary>
internal static class LiveEndpoints
{
    private const int TicksPerChart = 2;
    private const int MostRuns = 100;

    // Scripts parse it as JSON; it is never pasted into markup as it stands.
    private static readonly LiveJsonContext Json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    });

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events", Send);
        routes.MapGet("/alive", () => Results.NoContent());
        // The same for who has the token: pages that were open before the studio was started anew have an old one.
        routes.MapGet("/known", () => Results.NoContent());
    }

    private static async Task Send(
        HttpContext context, StudioOptions options, RunsFolder folder, JobQueue jobs, RunCatalogue runs,
        FragmentRenderer renderer, IHostApplicationLifetime lifetime)
    {
        string[] names = [.. context.Request.Query["run"].OfType<string>().Distinct().Take(MostRuns)];
        // One that was deleted meanwhile does not take the others with it.
        if (names.All(name => runs.Find(name) is null))
            runs.Required(names.FirstOrDefault() ?? "");
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("retry: 1000\n\n", ends.Token);
        var open = names.ToDictionary(name => name, _ => new LiveParts(renderer));
        using var timer = new PeriodicTimer(Tick);
        try
        {
            for (var tick = 0; open.Count > 0; tick++)
            {
                foreach (var (name, seen) in open.ToArray())
                {
                    var run = runs.Find(name);
                    if (run is null || run.State is JobState.Done or JobState.Broken)
                    {
                        open.Remove(name);
                        await Tell(new LiveMessage(name, Over: true));
                        continue;
                    }

                    jobs.Find(name)?.Watch();
                    var parts = await seen.Of(LiveView.Of(options, folder, jobs, run), charts: tick % TicksPerChart == 0);
                    if (parts.Count > 0)
                        await Tell(new LiveMessage(name, parts));
                }

                if (open.Count > 0)
                    await timer.WaitForNextTickAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the studio stops; a page that is still open asks again by itself.
        }

        async Task Tell(LiveMessage message)
        {
            await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(message, Json.LiveMessage)}\n\n", ends.Token);
            await context.Response.Body.FlushAsync(ends.Token);
        }
    }
}
