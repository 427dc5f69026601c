using System.Net;
using Microsoft.AspNetCore.Http;
using Noether.Studio.Options;

namespace Noether.Studio.Hosting;

/// <summary>
/// Refuses what other web sites could send through the browser of the user: a Host header that is not this server
/// (a foreign name that was made to point here), and an Origin header that is not this server (a form or script of a
/// foreign page). Sets the headers that keep pages from loading or being embedded elsewhere.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, StudioOptions options)
{
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsOwnHost(context.Request.Host, context.Connection.LocalPort))
            return Refuse(context, "This address does not belong to the studio; open it by the address it printed.");
        if (!IsOwnOrigin(context.Request))
            return Refuse(context, "Another site sent this request; the studio answers its own pages only.");
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }

    private bool IsOwnHost(HostString host, int port)
    {
        if (!host.HasValue || (host.Port ?? 80) != port)
            return false;
        if (host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        // A name could be made to point here by whoever owns it; a number cannot.
        return IPAddress.TryParse(host.Host, out var address)
            && (IPAddress.IsLoopback(address) || options.Address != StudioOptions.Loopback);
    }

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var own = $"{request.Scheme}://{request.Host}";
        var origin = request.Headers.Origin;
        if (origin.Count > 0)
            return origin.Count == 1 && string.Equals(origin[0], own, StringComparison.OrdinalIgnoreCase);
        // Browsers that leave Origin out say where a request comes from in another header; a typed address says none.
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            || (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate");
    }

    private static Task Refuse(HttpContext context, string sentence) =>
        SentenceErrors.WriteText(context, StatusCodes.Status403Forbidden, sentence);
}
