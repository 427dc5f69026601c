using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Forms;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;

namespace Noether.Studio.Hosting;

/// <summary>What can be done to runs, and the files of a run.</summary>
internal static class RunEndpoints
{
    // A report is a file of the runs folder, which anybody may have written: its script gets an origin of its own.
    private const string ReportPolicy =
        "sandbox allow-scripts allow-downloads; default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        + "script-src 'unsafe-inline'";

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/jobs", Start);
        routes.MapPost("/runs/{name}/pause", (string name, JobQueue jobs) => Halt(jobs, name, JobState.Paused));
        routes.MapPost("/runs/{name}/stop", (string name, JobQueue jobs) => Halt(jobs, name, JobState.Stopped));
        routes.MapPost("/runs/{name}/resume", (string name, JobQueue jobs) =>
        {
            jobs.Resume(name);
            return Results.NoContent();
        });
        routes.MapPost("/runs/{name}/delete", (string name, RunCatalogue runs) =>
        {
            runs.Delete(name);
            return SeeOther("/runs");
        });
        routes.MapPost("/runs/{name}/workspace", Say);
        routes.MapGet("/runs/{name}/files/{file}", Download);
        routes.MapGet("/runs/{name}/zip", Zip);
    }

    private static async Task<IResult> Start(
        HttpRequest request, StudioOptions options, RunsFolder folder, JobQueue jobs,
        CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            throw new NoetherException("The request holds no form; start a discovery from the page Discover.");
        var fields = new FormFields(await request.ReadFormAsync(cancellationToken));
        var form = RunForm.Read(options.Methods, folder, fields);
        var job = await jobs.Add(form.Request(folder), RunNames.For(form.Name, form.File), cancellationToken);
        return SeeOther("/runs/" + Uri.EscapeDataString(job.Name));
    }

    private static async Task<IResult> Say(string name, HttpRequest request, RunCatalogue runs, CancellationToken cancellationToken)
    {
        var fields = new FormFields(request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty);
        runs.Say(name, Workspace.Of(
            fields.Text("title"), (fields.Text("tags", Workspace.LongestNotes) ?? "").Split(','),
            fields.Text("notes", 2 * Workspace.LongestNotes)));
        return SeeOther("/runs/" + Uri.EscapeDataString(name));
    }

    private static IResult Halt(JobQueue jobs, string name, JobState wish)
    {
        jobs.Halt(name, wish);
        return Results.NoContent();
    }

    // 303: what follows a form is a page to read, also after a reload.
    private static IResult SeeOther(string address) => new SeeOtherResult(address);

    /// <summary>A file of a run.</summary>
    public static IResult Download(string name, string file, HttpContext context, RunsFolder folder)
    {
        if (RunFiles.TypeOf(file) is not { } type || folder.FileOf(name, file) is not { } path)
        {
            throw new NoetherException("The run has no such file; choose one from the page of the run.")
            {
                Code = SentenceErrors.MissingFileCode,
            };
        }

        if (file != RunFolder.ReportName)
            return Results.File(path, type, $"{name}-{file}");
        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        return Results.File(path, type);
    }

    /// <summary>The folder of a run as one file, written while it is sent.</summary>
    public static async Task Zip(string name, HttpContext context, RunsFolder folder, CancellationToken cancellation)
    {
        var root = folder.RunPath(name);
        // The archive is written while it is sent; its format asks for plain writes here and there.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        context.Response.ContentType = "application/zip";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(RunsFolder.Tidy(name) + ".zip");
        context.Response.Headers.ContentDisposition = disposition.ToString();
        using var archive = new ZipArchive(context.Response.Body, ZipArchiveMode.Create);
        foreach (var file in new DirectoryInfo(root).EnumerateFiles().Where(file => file.LinkTarget is null))
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.Name[0] != '.')
                archive.CreateEntryFromFile(file.FullName, $"{name}/{file.Name}");
        }

        await context.Response.Body.FlushAsync(cancellation);
    }
}
