using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Noether.Discovery;
using Noether.Studio.Files;
using Noether.Studio.Forms;
using Noether.Studio.Jobs;
using Noether.Studio.Options;

namespace Noether.Studio.Hosting;

/// <summary>Takes files: the body of the request is the file, and goes to the disk as it comes.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/uploads", Receive);
        routes.MapPost("/uploads/{name}/delete", (string name, Uploads uploads, JobQueue jobs) =>
        {
            Delete(name, uploads, jobs);
            return (IResult)new SeeOtherResult("/discover#uploads");
        });
    }

    /// <summary>Deletes an upload that no run needs.</summary>
    public static void Delete(string name, Uploads uploads, JobQueue jobs) =>
        uploads.Delete(name, file => jobs.All.FirstOrDefault(job => DataFile.Names(DataFiles.Of(job.Request.Data, job.Request.DataSettings)).Contains(file))?.Name);

    /// <summary>Keeps the body of a request as a file.</summary>
    /// <returns>The name that it got.</returns>
    public static async Task<string> Keep(
        string name, HttpContext context, StudioOptions options, Uploads uploads, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > options.LargestUpload)
            throw uploads.TooLarge(name);
        // The limit of ordinary requests is far lower; a body without a length is counted as it comes.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        return await uploads.Receive(name, context.Request.Body, cancellationToken);
    }

    private static async Task<IResult> Receive(
        HttpContext context, StudioOptions options, Uploads uploads, CancellationToken cancellationToken)
    {
        var fields = new FormFields(context.Request.Query);
        var name = fields.Text("name") ?? "data";
        var have = DataChoice.Find(fields.Text(DataChoice.Field))?.Id;
        var kept = await Keep(name, context, options, uploads, cancellationToken);
        return Results.Text(RunForm.Address(kept, new Dictionary<string, string>(), have));
    }
}
