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
            if (context.Response is { HasStarted: false, ContentType: null, StatusCode: 404 or 405 or 415 })
                await Write(context, context.Response.StatusCode, Unanswered(context));
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
                ApiProblems.IsApi(context.Request.Path) ? folder.PlainWithNames(sentence) : folder.Plain(sentence),
                known?.Setting);
        }
        catch (Exception failure)
        {
            await Write(
                context, StatusCodes.Status500InternalServerError,
                $"This is a fault of the program, not yours: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}.");
        }
    }

    // What routing turned away.
    private static string Unanswered(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status415UnsupportedMediaType => "The body has to be JSON, with the content type application/json.",
        _ when ApiProblems.IsApi(context.Request.Path) =>
            $"Nothing answers this request; {ApiProblems.Root}/openapi.json says what does.",
        StatusCodes.Status405MethodNotAllowed => "This page takes no such request; go back and try again.",
        _ => "There is no such page; begin at Home.",
    };

    /// <summary>Whether a person asks, with a browser.</summary>
    public static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Answers with a line of text.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Code of the answer.</param>
    /// <param name="sentence">The text.</param>
    public static Task WriteText(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n");
    }

    private static Task Write(HttpContext context, int status, string sentence, string? setting = null)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        if (ApiProblems.IsApi(context.Request.Path))
            return ApiProblems.Write(context, status, sentence, setting);
        if (!WantsPage(context))
            return WriteText(context, status, sentence);
        var page = new RazorComponentResult<ProblemPage>(new { Sentence = sentence }) { StatusCode = status };
        return page.ExecuteAsync(context);
    }
}
