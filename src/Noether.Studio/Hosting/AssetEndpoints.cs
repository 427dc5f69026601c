using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>Serves style sheet and scripts.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/studio.css", (HttpContext context) => Serve(context, StudioAssets.Css, "text/css"));
        routes.MapGet("/assets/studio.js", (HttpContext context) =>
            Serve(context, StudioAssets.Script, "text/javascript"));
        routes.MapGet("/assets/live.js", (HttpContext context) => Serve(context, StudioAssets.Live, "text/javascript"));
        routes.MapGet("/favicon.ico", () => Results.NoContent());
    }

    private static IResult Serve(HttpContext context, string text, string type)
    {
        context.Response.Headers.CacheControl = "max-age=31536000, immutable";
        return Results.Text(text, type, Encoding.UTF8);
    }
}
