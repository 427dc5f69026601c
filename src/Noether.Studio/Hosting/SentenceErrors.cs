using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Noether.Studio.Files;
using Noether.Studio.Pages;

namespace Noether.Studio.Hosting;

/// <summary>Turns failures into one sentence: a page for a person, a line of text for a script.</summary>
internal sealed class SentenceErrors(RequestDelegate next, RunsFolder folder)
{
    /// <summary>Code of the failure that a file is not there.</summary>
    public const string MissingFileCode = "file.missing";

    /// <summary>Header of an answer that names the setting which its sentence speaks of.</summary>
    public const string SettingHeader = "Noether-Setting";

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
        catch (Exception failure) when (Sentences.Of(failure) is { } sentence)
        {
            var known = failure as NoetherException;
            if (known?.Setting is { } setting && !context.Response.HasStarted)
                context.Response.Headers[SettingHeader] = setting;
            await Write(
                context,
                known?.Code is RunsFolder.MissingRunCode or MissingFileCode
                    ? StatusCodes.Status404NotFound
                    : StatusCodes.Status400BadRequest,
                folder.Plain(sentence));
        }
        catch (Exception failure)
        {
            await Write(
                context, StatusCodes.Status500InternalServerError,
                $"This is a fault of the program, not yours: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
        }
    }

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
