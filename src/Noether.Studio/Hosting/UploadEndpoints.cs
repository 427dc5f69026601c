using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Noether.Studio.Samples;

namespace Noether.Studio.Hosting;

/// <summary>Takes files: the body of the request is the file, and goes to the disk as it comes.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/uploads", (HttpContext context, Uploads uploads, CancellationToken cancellationToken) =>
            Receive(context, uploads, UploadKind.Samples, "/discover", cancellationToken));
        routes.MapPost("/api/pictures", (HttpContext context, Uploads uploads, CancellationToken cancellationToken) =>
            Receive(context, uploads, UploadKind.Picture, "/ask", cancellationToken));
    }

    private static async Task<IResult> Receive(
        HttpContext context, Uploads uploads, UploadKind kind, string page, CancellationToken cancellationToken)
    {
        var name = new FormFields(context.Request.Query).Text("name") ?? "data";
        if (context.Request.ContentLength > uploads.Largest(kind))
            throw uploads.TooLarge(name, kind);
        // The limit of ordinary requests is far lower; a body without a length is counted as it comes.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var kept = await uploads.Receive(name, kind, context.Request.Body, cancellationToken);
        return Results.Text($"{page}?file={Uri.EscapeDataString(kept)}");
    }
}
