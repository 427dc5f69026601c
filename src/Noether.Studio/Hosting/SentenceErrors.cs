using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Noether.Studio.Pages;
using Noether.Studio.Runs;

namespace Noether.Studio.Hosting;

/// <summary>Turns failures into one sentence: a page for a person, a line of text for a script.</summary>
internal sealed class SentenceErrors(RequestDelegate next, RunsFolder folder)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound, ContentType: null })
                await Write(context, 404, "There is no such page; begin at Home.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader went away: nobody is left to tell.
        }
        catch (BadHttpRequestException failure)
        {
            await Write(context, failure.StatusCode, failure.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? "The request is larger than the studio accepts; send a smaller one."
                : "The request could not be understood; go back and try again.");
        }
        catch (Exception failure) when (Sentence(failure) is { } sentence)
        {
            await Write(context, StatusCodes.Status400BadRequest, folder.Plain(sentence));
        }
        catch (Exception failure)
        {
            await Write(
                context, StatusCodes.Status500InternalServerError,
                $"This is a fault of the program, not yours: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
        }
    }

    /// <summary>The sentence of a failure that a user can mend; null for a fault of the program.</summary>
    public static string? Sentence(Exception failure) => failure switch
    {
        NoetherException => failure.Message,
        IOException or UnauthorizedAccessException =>
            $"A file could not be read or written ({failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}); "
            + "check permissions and free space.",
        _ => null,
    };

    private static Task Write(HttpContext context, int status, string sentence)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        var wantsPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (!wantsPage)
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(sentence + "\n");
        }

        var page = new RazorComponentResult<ProblemPage>(new { Sentence = sentence }) { StatusCode = status };
        return page.ExecuteAsync(context);
    }
}
