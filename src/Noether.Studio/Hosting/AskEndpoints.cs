using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Noether.Studio.Jobs;
using Noether.Studio.Pages;
using Noether.Studio.Runs;
using Noether.Studio.Samples;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>The page on which a picture is asked, the view of its contour, and the start of the job.</summary>
internal static class AskEndpoints
{
    public static void MapAsking(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ask", Ask);
        routes.MapGet("/ask/preview", Preview);
        routes.MapPost("/api/readings", Start);
    }

    private static async Task<IResult> Ask(
        HttpRequest request, RunsFolder folder, Uploads uploads, CancellationToken cancellationToken)
    {
        var form = new FormFields(request.Query);
        if (ExamplePicture.Find(form.Text("example")) is { } example)
        {
            await Task.Run(() => example.Provide(folder), cancellationToken);
            return Results.Redirect("/ask?file=" + Uri.EscapeDataString(example.File));
        }

        var preview = form.Text("file") is null
            ? null
            : await Task.Run(() => ContourPreview.Read(folder, form), cancellationToken);
        return new RazorComponentResult<AskPage>(
            new { Preview = preview, Uploaded = uploads.Names(UploadKind.Picture) });
    }

    private static async Task<IResult> Preview(
        HttpRequest request, RunsFolder folder, CancellationToken cancellationToken)
    {
        var form = new FormFields(request.Query);
        var preview = await Task.Run(() => ContourPreview.Read(folder, form), cancellationToken);
        return new RazorComponentResult<ContourPanel>(new { Preview = preview });
    }

    private static async Task<IResult> Start(
        HttpRequest request, JobQueue jobs, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            throw new NoetherException("The request holds no form; start from the page Ask a picture.");
        var form = new FormFields(await request.ReadFormAsync(cancellationToken));
        var wanted = form.Picture();
        var job = await jobs.Add(wanted, RunNames.For(form.Text("name"), wanted.File), cancellationToken);
        return new SeeOtherResult("/runs/" + Uri.EscapeDataString(job.Name));
    }
}
