using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Noether.App.Tests.Support;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

/// <summary>The API as scripts use it.</summary>
public class ApiTests
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task Run_IsStartedWatchedReadAndDeleted()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var wish = new { file = studio.Data(), name = "mine", settings = new { rounds = 5, careful = false, seed = 7, taste = "very-sour" } };
        var answer = await studio.Client.PostAsJsonAsync(Runs, wish);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(Runs + "/mine", answer.Headers.Location!.OriginalString);
        Assert.Equal("mine", (string?)(await Read(answer))["name"]);

        var events = await studio.Client.GetStringAsync(Runs + "/mine/events");
        Assert.EndsWith("\n\n", events, StringComparison.Ordinal);
        Assert.Contains("event: end\ndata: {\"name\":\"mine\",\"state\":\"done\"", events, StringComparison.Ordinal);
        var result = JsonNode.Parse(await studio.Client.GetStringAsync(Runs + "/mine/result"))!;
        Assert.Equal(7, (int)result["seed"]!);
        Assert.Equal(5, (int)result["settings"]!["rounds"]!);
        Assert.False((bool)result["settings"]!["careful"]!);
        Assert.Equal("found", (string?)JsonNode.Parse(await studio.Client.GetStringAsync(Runs + "/mine"))!["finding"]);
        var files = JsonNode.Parse(await studio.Client.GetStringAsync(Runs + "/mine/files"))!.AsArray();
        Assert.Contains("generator.npy", files.Select(file => (string?)file!["name"]));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(studio.Runs, "mine", "generator.npy")),
            await studio.Client.GetByteArrayAsync(Runs + "/mine/files/generator.npy"));

        var list = JsonNode.Parse(await studio.Client.GetStringAsync(Runs + "?search=mine"))!;
        Assert.Equal((1, 1), ((int)list["matching"]!, list["runs"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NoContent, (await studio.Client.DeleteAsync(Runs + "/mine")).StatusCode);
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "mine")));
    }

    [Fact]
    public async Task Run_AtWork_TellsItsProgressAndIsStoppedAndResumed()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        var job = await studio.Add("slow");
        await StudioUnderTest.Until(() => job.Latest is not null, "progress");
        var run = JsonNode.Parse(await studio.Client.GetStringAsync(Runs + "/slow"))!;
        Assert.Equal("running", (string?)run["state"]);
        Assert.NotNull(run["stage"]);
        Assert.Equal(HttpStatusCode.Accepted, (await studio.Client.PostAsync(Runs + "/slow/stop", null)).StatusCode);
        Assert.Contains("\"state\":\"stopped\"", await studio.Client.GetStringAsync(Runs + "/slow/events"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await studio.Client.PostAsync(Runs + "/slow/resume", null)).StatusCode);
        Assert.True(job.State.IsActive());
        studio.Server.Jobs.Halt("slow", JobState.Stopped);
        await StudioUnderTest.Until(job, JobState.Stopped);
    }

    [Fact]
    public async Task Start_OfWhatCannotBeDone_IsAProblemThatNamesTheSetting()
    {
        await using var studio = await StudioUnderTest.WithToy();
        studio.Data();
        foreach (var (body, setting, word) in new (string Body, string? Setting, string Word)[]
        {
            ("""{"settings": {}}""", null, "'file'"),
            ("""{"file": "none.npy"}""", null, "none.npy"),
            ("""{"file": "data.npy", "settings": {"rounds": 1000}}""", "rounds", "'rounds' must be"),
            ("""{"file": "data.npy", "settings": {"seed": "one"}}""", "seed", "'seed'"),
            ("""{"file": "data.npy", "settings": {"rounds": []}}""", "rounds", "'rounds' must be"),
            ("""{"file": "data.npy", "settings": {"turns": 1}}""", "turns", "'turns'"),
            ("""{"file": "data.npy", "method": "other"}""", "method", "other"),
            ("""{"file": 1}""", null, "at file"),
            ("not JSON", null, "JSON"),
            ("null", null, "asks for nothing"),
        })
        {
            var answer = await studio.Client.PostAsync(Runs, new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            var problem = await Read(answer);
            Assert.Equal(setting, (string?)problem["setting"]);
            Assert.Contains(word, (string?)problem["detail"], StringComparison.Ordinal);
        }

        Assert.Single(Directory.GetDirectories(studio.Runs));
    }

    [Fact]
    public async Task Request_ThatNothingAnswers_IsAProblem()
    {
        await using var studio = await StudioUnderTest.WithToy();
        foreach (var path in new[] { "/none", "/none/events", "/none/result", "/none/files", "/none/zip", "/none/nothing" })
            await IsProblem(HttpStatusCode.NotFound, await studio.Client.GetAsync(Runs + path));
        await IsProblem(HttpStatusCode.MethodNotAllowed, await studio.Client.PutAsync(Runs, null));
        await IsProblem(HttpStatusCode.UnsupportedMediaType, await studio.Client.PostAsync(Runs, new StringContent("a text")));

        static async Task IsProblem(HttpStatusCode status, HttpResponseMessage answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal((int)status, (int)(await Read(answer))["status"]!);
        }
    }

    [Fact]
    public async Task Files_AreUploadedListedAndDeletedAndExamplesAreMadeWhenAskedFor()
    {
        await using var studio = await StudioUnderTest.Start([new ToyPictureMethod()]);
        var bytes = Encoding.UTF8.GetBytes("1,2\n3,5\n4,9\n");
        var sent = await studio.Client.PostAsync("/api/v1/files?name=table.csv", new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.Equal(("table.csv", bytes.Length), ((string)(await Read(sent))["name"]!, (int)(await Read(sent))["bytes"]!));
        var list = JsonNode.Parse(await studio.Client.GetStringAsync("/api/v1/files"))!.AsArray();
        Assert.Equal("table.csv", (string?)list[0]!["name"]);
        Assert.Contains("example-rings.png", list.Select(file => (string?)file!["name"]));
        Assert.Equal(HttpStatusCode.NoContent, (await studio.Client.DeleteAsync("/api/v1/files/table.csv")).StatusCode);
        var answer = await studio.Client.PostAsJsonAsync(Runs, new { file = "example-rings.png" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("rings", (string?)(await Read(answer))["name"]);
        Assert.Contains("\"toy-picture\"", await studio.Client.GetStringAsync("/api/v1/methods"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_DescribesEveryAddressOfTheApi()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var document = JsonNode.Parse(await studio.Client.GetStringAsync("/api/v1/openapi.json"))!;
        var paths = document["paths"]!.AsObject();
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path.Key, StringComparison.Ordinal));
        foreach (var (path, verbs) in new[] { ("/runs", "get post"), ("/runs/{name}", "get delete"), ("/runs/{name}/stop", "post"), ("/files", "get post") })
            Assert.All(verbs.Split(' '), verb => Assert.NotNull(paths["/api/v1" + path]![verb]!["summary"]));
        Assert.NotNull(document["components"]!["schemas"]!["ApiWish"]!["properties"]!["settings"]);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["token"]!["scheme"]);
    }

    // What docs/api.md shows is run as it stands there, by the shell and by Python.
    [Theory]
    [InlineData("sh", "bash", "\"state\":\"done\"")]
    [InlineData("python", "python3", "found")]
    public async Task Examples_OfTheDocumentation_Run(string language, string program, string word)
    {
        using var folder = new TemporaryFolder();
        if (!CanRun(folder, program))
            return;
        await using var studio = await StudioUnderTest.WithToy();
        File.Copy(Path.Combine(studio.Runs, "uploads", studio.Data()), folder["data.npy"]);
        if (language == "sh")
            File.Delete(Path.Combine(studio.Runs, "uploads", "data.npy"));
        var text = File.ReadAllText(Repository.PathOf("docs", "api.md"));
        var begin = text.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        var script = folder.Write("script", text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)]);
        var environment = new Dictionary<string, string> { ["STUDIO"] = studio.Server.Url, ["TOKEN"] = studio.Token };
        var run = language == "sh" ? [program, "-e", script] : new[] { program, script };
        var result = ProcessRunner.RunProgram(folder.Root, environment, run[0], run[1..]).IsDone();
        Assert.Contains(word, result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(language == "sh", File.Exists(folder["generator.npy"]));
    }

    private static bool CanRun(TemporaryFolder folder, string program)
    {
        var needed = program == "bash" ? "curl" : program;
        return ProcessRunner.RunProgram(folder.Root, "bash", "-c", $"command -v {needed} || true").Output.Length > 0;
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
