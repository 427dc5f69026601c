using Microsoft.AspNetCore.Http;

namespace Noether.Studio.Hosting;

/// <summary>Sends the browser to a page that it shall read with GET.</summary>
internal sealed class SeeOtherResult(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
