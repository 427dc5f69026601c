using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Methods;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Forms;

namespace Noether.App.Tests.Studio;

/// <summary>What people have, beside a table of samples: labels, pairs and paths, by form and by API.</summary>
public class QuestionTests
{
    public static TheoryData<string, string> Wishes => new()
    {
        { "labels=y.txt", "6 samples, 6 labels" },
        { "next=x1.csv", "6 and 6 samples, 0 steps" },
        { "next=x1.csv&steps=s.csv", "6 and 6 samples, 6 steps" },
        { "trial=trial&time=t&coordinates=q", "2 paths of q, step 0.5" },
    };

    [Fact]
    public async Task Discover_OfEachQuestion_OffersItsOwnExamples()
    {
        await using var studio = await StudioUnderTest.Start();
        var page = await studio.Client.GetStringAsync("/discover");
        foreach (var have in new[] { "samples", "labels", "pairs", "paths", "signal", "picture" })
            Assert.Contains($"href=\"/discover?have={have}\"", page, StringComparison.Ordinal);
        var labels = await studio.Client.GetStringAsync("/discover?have=labels");
        Assert.Contains("data-drop=\"/api/uploads?have=labels\"", labels, StringComparison.Ordinal);
        Assert.Contains("/discover?example=distances", labels, StringComparison.Ordinal);
        Assert.DoesNotContain("/discover?example=pendulum", labels, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await studio.Client.GetAsync("/discover?have=luck")).StatusCode);
    }

    [Fact]
    public async Task Example_OfAnyKind_CanBeStartedAsItIs()
    {
        await using var studio = await StudioUnderTest.Start();
        foreach (var example in ExampleData.All.Where(example => example.Have is "labels" or "pairs" or "paths"))
        {
            var page = await studio.Client.GetStringAsync((await studio.Client.GetAsync("/discover?example=" + example.Id)).Headers.Location);
            Assert.Contains($"<option value=\"{example.Have}\" selected", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<button type=\"submit\"[^>]*disabled", page);
            Assert.Contains("noether discover", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Form_WithoutTheSecondFile_SaysSoAndShowsTheFirst()
    {
        await using var studio = await Toys();
        var page = WebUtility.HtmlDecode(await studio.Client.GetStringAsync("/discover?file=x.csv&have=labels"));
        Assert.Contains("data-problem-setting=\"labels\">The file of the labels is missing; choose it with “Labels”.", page, StringComparison.Ordinal);
        Assert.Matches("<button type=\"submit\"[^>]*disabled", page);
        Assert.Contains("<option value=\"y.txt\">", page, StringComparison.Ordinal);
        Assert.Contains("data-upload-to=\"data-labels\"", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Samples</dt><dd>6</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"toy-labels\" selected", page, StringComparison.Ordinal);
        Assert.DoesNotContain("toy-paths", page, StringComparison.Ordinal);
        var refused = await Post(studio, ("file", "x.csv"), ("have", "labels"));
        Assert.Equal("labels", refused.Headers.GetValues("Noether-Setting").Single());
        var given = await studio.Client.GetStringAsync("/discover?file=x.csv&have=labels&data-labels=y.txt");
        Assert.DoesNotMatch("<button type=\"submit\"[^>]*disabled", given);
        Assert.Contains("--labels", given, StringComparison.Ordinal);
        Assert.Contains("How many samples have each label.", given, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wishes))]
    public async Task Start_WithAllFiles_RunsOnThem(string settings, string words)
    {
        await using var studio = await Toys();
        var given = settings.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var isPaths = given.ContainsKey("trial");
        var (file, have) = isPaths ? ("paths.csv", "paths") : ("x.csv", given.ContainsKey("labels") ? "labels" : "pairs");
        var form = await Post(
            studio, [("file", file), ("have", have), ("name", "form"), .. given.Select(pair => ("data-" + pair.Key, pair.Value))]);
        Assert.Equal(HttpStatusCode.SeeOther, form.StatusCode);
        var wish = new JsonObject();
        foreach (var (name, value) in given)
            wish[name] = value;
        if (isPaths)
            wish["paths"] = true;
        var api = await studio.Client.PostAsJsonAsync("/api/v1/runs", new JsonObject { ["file"] = file, ["name"] = "api", ["settings"] = wish });
        Assert.Equal(HttpStatusCode.Created, api.StatusCode);
        foreach (var run in new[] { "form", "api" })
        {
            await StudioUnderTest.Until(() => studio.Server.Jobs.Find(run) is null, "the run");
            var folder = Path.Combine(studio.Runs, run);
            Assert.Equal(words, RunFolder.Read(folder).Record.Verdict.Summary);
            var asked = DataFiles.Of("", RunRequest.Read(folder)!.DataSettings).Companions;
            Assert.All(asked.Values, path => Assert.True(File.Exists(path), path));
            var page = await studio.Client.GetStringAsync("/runs/" + run);
            Assert.Contains(isPaths ? "--paths --trial trial" : $"--{given.Keys.First()} ", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"labels": "none.csv"}""", "none.csv")]
    [InlineData("""{"labels": "../../secret.csv"}""", "secret.csv")]
    [InlineData("""{"next": "x1.csv", "steps": "x.csv"}""", "steps are one number for each pair")]
    [InlineData("""{"steps": "s.csv"}""", "steps")]
    [InlineData("""{"paths": "perhaps"}""", "'paths' must be true or false")]
    public async Task Start_OverTheApiWithoutWhatItNeeds_IsAProblem(string settings, string word)
    {
        await using var studio = await Toys();
        var answer = await studio.Client.PostAsJsonAsync(
            "/api/v1/runs", new JsonObject { ["file"] = "x.csv", ["settings"] = JsonNode.Parse(settings) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(word, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_WithoutPairs_AreASettingOfTheMethod()
    {
        await using var studio = await Toys();
        var folder = RunsFolder.Open(studio.Runs);
        RunForm Read(Dictionary<string, string> settings) => RunForm.Read(MethodList.All, folder, "x.csv", null, null, settings);
        var lens = Read(new() { ["steps"] = "100", ["window"] = "9" }).Request(folder);
        Assert.Equal(("lens", "100"), (lens.Method, lens.Settings["steps"]));
        var pairs = Read(new() { ["steps"] = "s.csv", ["next"] = "x1.csv" }).Request(folder);
        Assert.Equal(("pairs", folder.ShownUpload("s.csv")), (pairs.Method, pairs.DataSettings["steps"]));
        Assert.Empty(pairs.Settings);
    }

    [Fact]
    public async Task Paths_InATableWithNames_AreReadByThem()
    {
        await using var studio = await Toys();
        var answer = await studio.Client.GetAsync("/discover?file=paths.csv&have=paths");
        Assert.Equal("/discover?file=paths.csv&have=paths&data-trial=trial&data-time=t", answer.Headers.Location!.OriginalString);
        var page = await studio.Client.GetStringAsync(answer.Headers.Location);
        Assert.Contains("<dt>Paths</dt><dd>2</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Time step</dt><dd>0.5</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OfAFileThatStandsBesideOneOfARun_IsRefused()
    {
        using var mayEnd = new ManualResetEventSlim();
        await using var studio = await StudioUnderTest.Start([new ToyCompanionMethod(DataKind.Labels, _ => mayEnd.Wait())]);
        Write(studio);
        await Post(studio, ("file", "x.csv"), ("have", "labels"), ("data-labels", "y.txt"));
        foreach (var file in new[] { "x.csv", "y.txt" })
            Assert.Equal(HttpStatusCode.BadRequest, (await studio.Client.PostAsync($"/uploads/{file}/delete", null)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await studio.Client.PostAsync("/uploads/s.csv/delete", null)).StatusCode);
        mayEnd.Set();
    }

    private static async Task<StudioUnderTest> Toys()
    {
        var studio = await StudioUnderTest.Start(
            [new ToyMethod(), new ToyCompanionMethod(DataKind.Labels), new ToyCompanionMethod(DataKind.Pairs), new ToyCompanionMethod(DataKind.Paths)]);
        Write(studio);
        return studio;
    }

    private static void Write(StudioUnderTest studio)
    {
        foreach (var (file, text) in new[]
        {
            ("x.csv", "1,2,5\n3,5,6\n4,9,1\n2,7,3\n8,1,2\n6,2,4\n"), ("x1.csv", "2,1,5\n5,3,6\n9,4,1\n7,2,3\n1,8,2\n2,6,4\n"),
            ("y.txt", "2.5\n3\n4\n1\n0\n7\n"), ("s.csv", "1\n2\n1\n2\n1\n2\n"),
            ("paths.csv", "trial,t,q\n0,0,1\n0,0.5,2\n0,1,3\n1,0,2\n1,0.5,3\n1,1,4\n"),
        })
        {
            File.WriteAllText(Path.Combine(studio.Runs, "uploads", file), text);
        }
    }

    private static Task<HttpResponseMessage> Post(StudioUnderTest studio, params (string Name, string Value)[] fields) =>
        studio.Client.PostAsync("/api/jobs", new FormUrlEncodedContent(
            fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));
}
