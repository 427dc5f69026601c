using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.Studio.Hosting;

/// <summary>What can be done to runs, and the files of a run.</summary>
internal static class RunEndpoints
{
    // A report is a file of the runs folder, which anybody may have written: its script gets an origin of its own.
    private const string ReportPolicy =
        "sandbox allow-scripts; default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        + "script-src 'unsafe-inline'";

    /// <summary>The files that can be downloaded, with their types.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["report.html"] = "text/html; charset=utf-8",
        ["result.json"] = "application/json",
        ["generator.npy"] = "application/octet-stream",
        ["generator_padded.npy"] = "application/octet-stream",
        ["filter.npy"] = "application/octet-stream",
        ["group_convolution.npy"] = "application/octet-stream",
        ["snapshots.npz"] = "application/octet-stream",
        ["history.csv"] = "text/csv; charset=utf-8",
        ["likelihoods.npy"] = "application/octet-stream",
        ["likelihoods.png"] = "image/png",
        ["contour.png"] = "image/png",
        ["planes.png"] = "image/png",
    };

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/jobs", Start);
        routes.MapPost("/runs/{name}/pause", (string name, JobQueue jobs) => Halt(jobs, name, RunState.Paused));
        routes.MapPost("/runs/{name}/stop", (string name, JobQueue jobs) => Halt(jobs, name, RunState.Stopped));
        routes.MapPost("/runs/{name}/resume", (string name, JobQueue jobs) =>
        {
            jobs.Resume(name);
            return Results.NoContent();
        });
        routes.MapPost("/runs/{name}/delete", (string name, JobQueue jobs) =>
        {
            jobs.Delete(name);
            return SeeOther("/runs");
        });
        routes.MapGet("/runs/{name}/files/{file}", Download);
        routes.MapGet("/runs/{name}/zip", Zip);
    }

    private static async Task<IResult> Start(HttpRequest request, JobQueue jobs, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            throw new NoetherException("The request holds no form; start a discovery from the page Discover.");
        var form = new FormFields(await request.ReadFormAsync(cancellationToken));
        var wanted = form.Request();
        var job = await jobs.Add(wanted, RunNames.For(form.Text("name"), wanted.Data.File), cancellationToken);
        return SeeOther("/runs/" + Uri.EscapeDataString(job.Name));
    }

    private static IResult Halt(JobQueue jobs, string name, RunState wish)
    {
        jobs.Halt(name, wish);
        return Results.NoContent();
    }

    // 303: what follows a form is a page to read, also after a reload.
    private static IResult SeeOther(string address) => new SeeOtherResult(address);

    private static IResult Download(string name, string file, HttpContext context, RunsFolder folder)
    {
        if (!Files.TryGetValue(file, out var type) || folder.FileOf(name, file) is not { } path)
            throw new NoetherException("The run has no such file; choose one from the page of the run.");
        if (file != "report.html")
            return Results.File(path, type, $"{name}-{file}");
        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return Results.File(path, type);
    }

    private static async Task Zip(string name, HttpContext context, RunsFolder folder, CancellationToken cancellation)
    {
        var root = folder.RunPath(name);
        // The archive is written while it is sent; its format asks for plain writes here and there.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{RunsFolder.Tidy(name)}.zip\"";
        using var archive = new ZipArchive(context.Response.Body, ZipArchiveMode.Create);
        foreach (var file in new DirectoryInfo(root).EnumerateFiles().Where(file => file.LinkTarget is null))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!file.Name.EndsWith(".tmp", StringComparison.Ordinal))
                archive.CreateEntryFromFile(file.FullName, $"{name}/{file.Name}");
        }

        await context.Response.Body.FlushAsync(cancellation);
    }
}
