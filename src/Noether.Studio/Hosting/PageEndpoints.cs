using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Noether.Studio.Files;
using Noether.Studio.Forms;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Pages;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>The pages: each address and the component that draws it. None of them changes anything.</summary>
internal static class PageEndpoints
{
    private const int MostRecent = 8;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Home);
        routes.MapGet("/runs", (HttpRequest request, RunCatalogue runs) => (IResult)new RazorComponentResult<RunsPage>(
            new { List = runs.List(RunQuery.Read(new FormFields(request.Query))) }));
        routes.MapGet("/api/marks", Marks);
        routes.MapGet("/discover", Discover);
        routes.MapGet("/discover/preview", Preview);
        routes.MapGet("/library", () => (IResult)new RazorComponentResult<LibraryPage>());
        routes.MapGet("/compare", Compare);
        routes.MapGet("/runs/{name}", Run);
        routes.MapGet("/runs/{name}/delete", (string name, RunCatalogue runs) =>
            (IResult)new RazorComponentResult<DeletePage>(new { Run = runs.Required(name) }));
    }

    private static IResult Home(RunCatalogue runs)
    {
        var (recent, interrupted) = runs.Newest(MostRecent);
        return new RazorComponentResult<HomePage>(new { Recent = recent, Interrupted = interrupted });
    }

    // What a list of runs says of those that are at work, as it is now.
    private static async Task<IResult> Marks(HttpRequest request, RunCatalogue runs, FragmentRenderer renderer)
    {
        var marks = new Dictionary<string, string>();
        foreach (var name in request.Query["run"].OfType<string>().Distinct().Take(RunList.PageSize))
        {
            if (runs.LineOf(name) is { } run)
                marks[name] = await renderer.Render<RunMark>(("Run", run));
        }

        return Results.Json(marks, LiveJsonContext.Default.DictionaryStringString);
    }

    private static async Task<IResult> Discover(
        HttpRequest request, StudioOptions options, RunsFolder folder, Uploads uploads,
        CancellationToken cancellationToken)
    {
        var fields = new FormFields(request.Query);
        if (ExampleData.Find(fields.Text("example")) is { } data)
        {
            await Task.Run(() => data.Provide(folder), cancellationToken);
            return Results.Redirect(RunForm.Address(data.File, data.Options, data.Have));
        }

        if (ExamplePicture.Find(fields.Text("example")) is { } picture)
        {
            await Task.Run(() => picture.Provide(folder), cancellationToken);
            return Results.Redirect(RunForm.Address(picture.File, new Dictionary<string, string>()));
        }

        if (fields.Text("file") is null)
        {
            return new RazorComponentResult<DiscoverPage>(
                new { Have = DataChoice.Find(fields.Text(DataChoice.Field)), Uploaded = uploads.Names() });
        }

        var form = RunForm.Read(options.Methods, folder, fields);
        var preview = await Task.Run(
            () => DataPreview.Read(options.Methods, folder, form, cancellationToken), cancellationToken);
        return !form.IsTold && await Task.Run(
            () => FirstSettings.Address(options.Methods, folder, form, preview, fields, cancellationToken), cancellationToken) is { } address
            ? Results.Redirect(address)
            : new RazorComponentResult<DiscoverPage>(new { Form = form, Preview = preview });
    }

    private static async Task<IResult> Preview(
        HttpRequest request, StudioOptions options, RunsFolder folder, CancellationToken cancellationToken)
    {
        var form = RunForm.Read(options.Methods, folder, new FormFields(request.Query));
        var preview = await Task.Run(
            () => DataPreview.Read(options.Methods, folder, form, cancellationToken), cancellationToken);
        return new RazorComponentResult<PreviewPanel>(new { Preview = preview });
    }

    private static async Task<IResult> Run(
        string name, StudioOptions options, RunsFolder folder, JobQueue jobs, RunCatalogue runs,
        CancellationToken cancellationToken)
    {
        var run = runs.Required(name);
        if (run.HasResult)
        {
            var found = await Task.Run(() => FinishedRun.Read(options, folder, run), cancellationToken);
            return new RazorComponentResult<ResultPage>(new { Found = found });
        }

        var view = await Task.Run(() => LiveView.Of(options, folder, jobs, run), cancellationToken);
        return new RazorComponentResult<LivePage>(new { View = view });
    }

    private static async Task<IResult> Compare(
        HttpRequest request, StudioOptions options, RunsFolder folder, RunCatalogue runs,
        CancellationToken cancellationToken)
    {
        string[] names = [.. request.Query["run"].OfType<string>().Distinct()];
        if (names.Length is < 2 or > Comparison.Most)
            throw new NoetherException($"Choose two runs to compare, or up to {Comparison.Most}.");
        var comparison = await Task.Run(
            () => new Comparison([.. names.Select(name => FinishedRun.Read(options, folder, runs.Required(name)))]),
            cancellationToken);
        return new RazorComponentResult<ComparePage>(new { Runs = comparison });
    }
}
