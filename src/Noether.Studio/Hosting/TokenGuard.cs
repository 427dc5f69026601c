using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Noether.Studio.Options;
using Noether.Studio.Pages;

namespace Noether.Studio.Hosting;

/// <summary>
/// Lets in who knows the token: other users and programs of this machine reach the loopback too. The token stands in the
/// address that is printed, then in a cookie that scripts do not see and other sites cannot send; scripts send it as
/// <c>Authorization: Bearer</c>. Style sheet, scripts and the question whether the studio is alive are open to all.
/// </summary>
internal sealed class TokenGuard(RequestDelegate next, StudioOptions options)
{
    /// <summary>Name of the token in an address.</summary>
    public const string QueryName = "token";

    private const string Bearer = "Bearer ";
    private const string Sentence =
        "This studio asks for its token; open the address that it printed when it started, or send the header "
        + "Authorization: Bearer with the token.";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (options.Token is not { } token || IsOpen(request.Path))
            return next(context);
        var inAddress = AccessToken.Is(token, request.Query[QueryName]);
        if (!inAddress && !AccessToken.Is(token, InHeader(request)) && !AccessToken.Is(token, request.Cookies[CookieOf(context)]))
            return Refuse(context);
        if (inAddress)
        {
            context.Response.Cookies.Append(
                CookieOf(context), token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        }

        // What stands in the bar of a browser is copied, kept and shown: not the token.
        return HttpMethods.IsGet(request.Method) && request.Query.ContainsKey(QueryName) && !ApiProblems.IsApi(request.Path)
            ? new SeeOtherResult(WithoutToken(request)).ExecuteAsync(context)
            : next(context);
    }

    private static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/assets") || path == "/alive" || path == "/favicon.ico";

    // Browsers tell cookies of two ports apart by their names alone.
    private static string CookieOf(HttpContext context) => $"noether-{context.Connection.LocalPort}";

    private static string? InHeader(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    // Two slashes at the beginning would lead to another server.
    private static string WithoutToken(HttpRequest request) => "/" + request.Path.ToUriComponent().TrimStart('/', '\\')
        + QueryString.Create(request.Query.Where(pair => pair.Key != QueryName));

    private static Task Refuse(HttpContext context)
    {
        const int status = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblems.IsApi(context.Request.Path) ? ApiProblems.Write(context, status, Sentence)
            : SentenceErrors.WantsPage(context) ? new RazorComponentResult<TokenPage> { StatusCode = status }.ExecuteAsync(context)
            : SentenceErrors.WriteText(context, status, Sentence);
    }
}
