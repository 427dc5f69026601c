using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Noether.Studio.Jobs;
using Noether.Studio.Pages;
using Noether.Studio.Runs;
using Noether.Studio.Samples;
using Noether.Studio.Views;

namespace Noether.Studio.Hosting;

/// <summary>The pages: each address and the component that draws it. None of them changes anything.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RunsFolder folder, JobQueue jobs) =>
            new RazorComponentResult<HomePage>(new { Runs = RunCatalogue.List(folder, jobs) }));
        routes.MapGet("/runs", (RunsFolder folder, JobQueue jobs) =>
            new RazorComponentResult<RunsPage>(new { Runs = RunCatalogue.List(folder, jobs) }));
        routes.MapGet("/discover", Discover);
        routes.MapGet("/discover/preview", Preview);
        routes.MapGet("/library", () => new RazorComponentResult<LibraryPage>());
        routes.MapGet("/compare", Compare);
        routes.MapGet("/runs/{name}", Run);
        routes.MapGet("/runs/{name}/delete", (string name, RunsFolder folder, JobQueue jobs) =>
            new RazorComponentResult<DeletePage>(new { Run = Required(folder, jobs, name) }));
        routes.MapGet("/runs/{name}/shift", Shift);
    }

    /// <summary>A run that there is.</summary>
    /// <exception cref="NoetherException">There is none of this name.</exception>
    public static RunEntry Required(RunsFolder folder, JobQueue jobs, string name) =>
        RunCatalogue.Find(folder, jobs, name)
        ?? throw new NoetherException("There is no such run; choose one from the list of runs.");

    private static async Task<IResult> Discover(
        HttpRequest request, RunsFolder folder, Uploads uploads, CancellationToken cancellationToken)
    {
        var form = new FormFields(request.Query);
        if (ExampleData.Find(form.Text("example")) is { } example)
        {
            await Task.Run(() => example.Provide(folder), cancellationToken);
            var window = example.Choice.Window is { } w ? $"&window={w}" : "";
            return Results.Redirect($"/discover?file={Uri.EscapeDataString(example.Choice.File)}{window}");
        }

        var preview = form.Text("file") is null
            ? null
            : await Task.Run(() => SamplePreview.Read(folder, form, cancellationToken), cancellationToken);
        return new RazorComponentResult<DiscoverPage>(
            new { Preview = preview, Uploaded = uploads.Names(UploadKind.Samples) });
    }

    private static async Task<IResult> Preview(
        HttpRequest request, RunsFolder folder, CancellationToken cancellationToken)
    {
        var form = new FormFields(request.Query);
        var preview = await Task.Run(() => SamplePreview.Read(folder, form, cancellationToken), cancellationToken);
        return new RazorComponentResult<PreviewPanel>(new { Preview = preview });
    }

    private static async Task<IResult> Run(
        string name, RunsFolder folder, JobQueue jobs, CancellationToken cancellationToken)
    {
        var run = Required(folder, jobs, name);
        if (run.Reading is not null)
            return new RazorComponentResult<AnswerPage>(new { Found = FinishedReading.Read(folder, run) });
        if (run.State == RunState.Done)
        {
            var found = await Task.Run(() => FinishedRun.Read(folder, run), cancellationToken);
            return new RazorComponentResult<ResultPage>(new { Found = found });
        }

        var view = LiveView.Of(folder, jobs, run);
        var contour = view.Picture is { } picture
            ? await Task.Run(() => ContourPreview.Read(folder, picture).Contour, cancellationToken)
            : null;
        return new RazorComponentResult<LivePage>(new { View = view, Contour = contour });
    }

    private static IResult Compare(HttpRequest request, RunsFolder folder, JobQueue jobs)
    {
        var names = request.Query["run"];
        if (names.Count != 2 || names[0] == names[1])
            throw new NoetherException("Choose two runs to compare, not more and not fewer.");
        var runs = names.Select(name => Required(folder, jobs, name!)).ToArray();
        if (runs.All(run => run.Reading is not null))
        {
            var read = runs.Select(run => FinishedReading.Read(folder, run)).ToArray();
            return new RazorComponentResult<CompareAnswersPage>(new { Left = read[0], Right = read[1] });
        }

        if (runs.Any(run => run.Reading is not null))
            throw new NoetherException("One run is of samples and one of a picture; choose two of the same kind.");
        var found = runs.Select(run => FinishedRun.Read(folder, run)).ToArray();
        return new RazorComponentResult<ComparePage>(new { Left = found[0], Right = found[1] });
    }

    private static async Task<IResult> Shift(
        string name, HttpRequest request, RunsFolder folder, JobQueue jobs, CancellationToken cancellationToken)
    {
        var form = new FormFields(request.Query);
        var run = Required(folder, jobs, name);
        var (sample, power) = (form.Whole("sample", 0, int.MaxValue) ?? 0, form.Whole("power", -512, 512) ?? 0);
        var moved = await Task.Run(
            () => MovedSample.Of(FinishedRun.Read(folder, run), sample, power), cancellationToken);
        return new RazorComponentResult<ShiftPanel>(new { Moved = moved });
    }
}
