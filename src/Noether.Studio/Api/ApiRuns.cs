using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Forms;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;

namespace Noether.Studio.Api;

/// <summary>Runs for scripts: the same queue and folders as those of the pages.</summary>
internal sealed class ApiRuns(
    StudioOptions options, RunsFolder folder, JobQueue jobs, RunCatalogue runs, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>What can be done to a run that waits, works or was stopped.</summary>
    public static (string Verb, string Summary)[] Verbs { get; } =
    [
        ("pause", "Pause a run; its checkpoint is kept"), ("stop", "Stop a run; its checkpoint and best answer so far are kept"),
        ("resume", "Put a run that was paused or stopped back into the queue"),
    ];

    public Ok<ApiRunPage> List(string? search, string? tag, string? sort, bool? down, int? page)
    {
        var list = runs.List(new RunQuery
        {
            Search = search ?? "",
            Tag = tag ?? "",
            Sort = sort ?? RunQuery.ByTime,
            Down = down ?? false,
            Page = Math.Max(1, page ?? 1),
        });
        return TypedResults.Ok(new ApiRunPage(
            [.. list.Runs.Select(ApiRunOf)], list.Query.Page, list.Pages, list.Matching, list.All));
    }

    public async Task<IResult> Start(HttpRequest request, CancellationToken stop)
    {
        var wish = await Read(request, ApiJsonContext.Default.ApiWish, "{\"file\": \"data.npy\", \"settings\": {\"seed\": 1}}", stop);
        var file = wish.File ?? throw new NoetherException("There is no 'file'; name one of the uploads, or an example.");
        var settings = (wish.Settings ?? new Dictionary<string, JsonElement>())
            .ToDictionary(pair => pair.Key, pair => Text(pair.Key, pair.Value));
        await Task.Run(() => DataFile.Names(DataFiles.Of(file, settings)).ToList().ForEach(name => Examples.Provide(folder, name)), stop);
        var form = RunForm.Read(options.Methods, folder, file, wish.Method, wish.Name, settings);
        var job = await jobs.Add(form.Request(folder), RunNames.For(form.Name, form.File), stop);
        return TypedResults.Created($"{ApiProblems.Root}/runs/{Uri.EscapeDataString(job.Name)}", Now(job.Name));
    }

    public Ok<ApiRun> Get(string name) => TypedResults.Ok(Now(name));

    public IResult Do(string verb, string name)
    {
        if (verb == "resume")
            jobs.Resume(name);
        else
            jobs.Halt(name, verb == "pause" ? JobState.Paused : JobState.Stopped);
        return TypedResults.Accepted((string?)null, Now(name));
    }

    public async Task<Ok<ApiRun>> Say(string name, HttpRequest request, CancellationToken stop)
    {
        var words = await Read(request, ApiJsonContext.Default.ApiWords, "{\"tags\": [\"spring\"]}", stop);
        var said = runs.Required(name).Workspace;
        runs.Say(name, Workspace.Of(words.Title ?? said.Title, words.Tags ?? said.Tags, words.Notes ?? said.Notes));
        return Get(name);
    }

    public NoContent Delete(string name)
    {
        runs.Delete(name);
        return TypedResults.NoContent();
    }

    public IResult Result(string name, HttpContext context) => RunEndpoints.Download(name, RunFolder.ResultName, context, folder);

    public Ok<IReadOnlyList<ApiFile>> Files(string name) => TypedResults.Ok<IReadOnlyList<ApiFile>>(
        [.. RunFiles.Of(folder, name).Select(file => new ApiFile(file, new FileInfo(folder.FileOf(name, file)!).Length))]);

    public IResult Events(string name, CancellationToken stop)
    {
        // What is not there is said before the stream begins.
        runs.Required(name);
        return TypedResults.ServerSentEvents(Changes(name, stop));
    }

    private async IAsyncEnumerable<SseItem<ApiRun>> Changes(string name, [EnumeratorCancellation] CancellationToken stop)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Tick);
        string? told = null;
        while (runs.Find(name) is { } run)
        {
            var now = Now(run);
            if (!RunLine.Of(run).IsAtWork)
            {
                yield return new SseItem<ApiRun>(now, "end");
                yield break;
            }

            var text = JsonSerializer.Serialize(now with { Elapsed = null }, ApiJsonContext.Default.ApiRun);
            if (text != told)
                yield return new SseItem<ApiRun>(now, "run");
            told = text;
            try
            {
                await timer.WaitForNextTickAsync(ends.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    private static async Task<T> Read<T>(HttpRequest request, JsonTypeInfo<T> type, string example, CancellationToken stop)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, stop)
                ?? throw new NoetherException($"The body asks for nothing; send one such as {example}.");
        }
        catch (JsonException failure)
        {
            throw new NoetherException(
                $"The body is not the JSON that is asked for{(failure.Path is { Length: > 1 } path ? $", at {path[2..]}" : "")}; send one such as {example}.", failure);
        }
    }

    private static string Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => throw new NoetherException($"{SettingName.Mention(name)} must be a text, a number, true or false.") { Setting = name },
    };

    private ApiRun Now(string name) => Now(runs.Required(name));

    private ApiRun Now(RunEntry run)
    {
        var line = ApiRunOf(RunLine.Of(run));
        if (jobs.Find(run.Name) is { State: JobState.Running or JobState.Stopping } job)
        {
            return line with
            {
                Stage = job.Latest?.Stage,
                Elapsed = job.Elapsed.TotalSeconds,
                Remaining = job.Latest?.Remaining?.TotalSeconds,
                Row = job.Latest?.Row.Where(value => double.IsFinite(value.Value))
                    .ToDictionary(value => value.Name, value => value.Value),
            };
        }

        return run is { State: JobState.RunningElsewhere, Status: { } status }
            ? line with
            {
                Stage = status.Stage,
                Elapsed = (status.Heartbeat - status.Started).TotalSeconds,
                Remaining = status.EtaSeconds,
            }
            : line;
    }

    private static string? Said(string words) => words.Length > 0 ? words : null;

    private ApiRun ApiRunOf(RunLine run) => new()
    {
        Name = run.Name,
        State = JsonNamingPolicy.CamelCase.ConvertName(run.State.ToString()),
        Outcome = run.Outcome,
        Finding = run.Finding is { } finding ? JsonNamingPolicy.CamelCase.ConvertName(finding.ToString()) : null,
        Title = Said(run.Workspace.Title),
        Tags = run.Workspace.Tags.Count > 0 ? run.Workspace.Tags : null,
        Notes = Said(run.Workspace.Notes),
        Method = run.Method,
        Data = run.Source,
        Changed = run.Changed,
        Seconds = run.Seconds,
        Fraction = run.Fraction,
        Problem = run.Problem is { } problem ? folder.PlainWithNames(problem) : null,
    };
}
