using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Noether.App.Tests.Support;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.App.Tests.Studio;

/// <summary>Names, tags and notes of runs, and the index of the list.</summary>
public class WorkspaceTests
{
    [Fact]
    public async Task Words_OfARun_AreKeptInItsFolderShownSearchedAndFiltered()
    {
        await using var studio = await StudioUnderTest.WithToy();
        foreach (var name in new[] { "one", "two" })
            await StudioUnderTest.Until(await studio.Add(name), JobState.Done);
        await studio.Client.GetStringAsync("/runs");
        var said = await Say(studio, "one", ("title", " The <first> of all "), ("tags", "spring, Lab 3,,SPRING"), ("notes", "A note\nof two lines"));
        Assert.Equal("/runs/one", said.Headers.Location!.OriginalString);
        var kept = JsonNode.Parse(File.ReadAllText(Path.Combine(studio.Runs, "one", "workspace.json")))!;
        Assert.Equal("The <first> of all", (string?)kept["title"]);
        Assert.Equal(["spring", "Lab 3"], kept["tags"]!.AsArray().Select(tag => (string)tag!));

        var page = await studio.Client.GetStringAsync("/runs/one");
        Assert.Contains("<h1>The &lt;first&gt; of all</h1>", page, StringComparison.Ordinal);
        Assert.Contains("A note\nof two lines</p>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        foreach (var address in new[] { "/runs?tag=lab+3", "/runs?search=FIRST+all", "/runs?search=two+lines", "/runs?search=spring&tag=spring" })
        {
            var list = await studio.Client.GetStringAsync(address);
            Assert.Contains("1 of 2 runs", list, StringComparison.Ordinal);
            Assert.Contains("href=\"/runs/one\"", list, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"/runs/two\"", list, StringComparison.Ordinal);
        }

        Assert.Contains("href=\"/runs?tag=Lab%203\"", await studio.Client.GetStringAsync("/runs"), StringComparison.Ordinal);
        // A word about a run does not move it in the list, and none at all gives it its old name back.
        Assert.True((await studio.Client.GetStringAsync("/runs")) is var all
            && all.IndexOf("/runs/two", StringComparison.Ordinal) < all.IndexOf("/runs/one", StringComparison.Ordinal));
        await Say(studio, "one");
        Assert.Contains("<h1>one</h1>", await studio.Client.GetStringAsync("/runs/one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_OfTheApi_ChangeWhatTheyNameAndNothingElse()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await StudioUnderTest.Until(await studio.Add("one"), JobState.Done);
        await studio.Client.PatchAsJsonAsync("/api/v1/runs/one", new { title = "First", tags = new[] { "a", "b" } });
        var answer = await studio.Client.PatchAsJsonAsync("/api/v1/runs/one", new { notes = "Good." });
        var run = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(("First", "Good.", 2), ((string)run["title"]!, (string)run["notes"]!, run["tags"]!.AsArray().Count));
        Assert.Contains("\"matching\":1", await studio.Client.GetStringAsync("/api/v1/runs?tag=A"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await studio.Client.PatchAsJsonAsync("/api/v1/runs/none", new { notes = "" })).StatusCode);
    }

    [Fact]
    public async Task Words_ThatAreTooLongOrDamaged_AreRefusedOrLeftOut()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await StudioUnderTest.Until(await studio.Add("one"), JobState.Done);
        var path = Path.Combine(studio.Runs, "one", "workspace.json");
        foreach (var field in new[]
        {
            ("title", new string('a', 101)), ("tags", new string('a', 41)), ("notes", new string('a', 10_001)),
            ("tags", string.Join(',', Enumerable.Range(0, 21))),
        })
        {
            var refused = await Say(studio, "one", field);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.EndsWith(".\n", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(path));
        foreach (var text in new[] { "", "no JSON", "null", "[]", """{"title": null}""", """{"tags": [null]}""", """{"tags": ["a,b"]}""" })
        {
            File.WriteAllText(path, text);
            Assert.Contains("<h1>one</h1>", await studio.Client.GetStringAsync("/runs/one"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Index_AfterARestart_HoldsWhatTheFoldersHold()
    {
        using var folder = new TemporaryFolder();
        await using (var studio = await StudioUnderTest.WithToy(again: folder))
        {
            foreach (var name in new[] { "kept", "changed", "removed" })
                await StudioUnderTest.Until(await studio.Add(name), JobState.Done);
            await Say(studio, "kept", ("title", "Called"), ("tags", "x,y"), ("notes", "n"));
            await studio.Client.GetStringAsync("/runs?search=toy");
        }

        var read = Read(folder);
        Assert.Equal(["changed", "kept", "removed"], read.Keys.Order());
        var line = read["kept"].Line!;
        Assert.Equal(("Called", 2, "toy", true), (line.Title, line.Workspace.Tags.Count, line.Method, line.HasResult));

        // What another program did while no studio ran is seen.
        Directory.Delete(Path.Combine(folder["runs"], "removed"), recursive: true);
        File.WriteAllText(Path.Combine(folder["runs"], "changed", "workspace.json"), """{"tags": ["later"]}""");
        await using var second = await StudioUnderTest.WithToy(again: folder);
        var list = await second.Client.GetStringAsync("/runs?search=toy");
        Assert.Contains("2 of 2 runs", list, StringComparison.Ordinal);
        Assert.Contains("1 of 2 runs", await second.Client.GetStringAsync("/runs?tag=later"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("torn")]
    [InlineData("version")]
    [InlineData("foreign")]
    [InlineData("value")]
    [InlineData("folder")]
    public async Task Index_ThatIsBrokenOrForeign_IsMadeAnew(string how)
    {
        using var folder = new TemporaryFolder();
        await using (var studio = await StudioUnderTest.WithToy(again: folder))
        {
            await StudioUnderTest.Until(await studio.Add("one"), JobState.Done);
            await studio.Client.GetStringAsync("/runs");
        }

        var path = Path.Combine(folder["runs"], RunIndex.FileName);
        Assert.Single(Read(folder));
        Break(path, how);
        await using (var studio = await StudioUnderTest.WithToy(again: folder))
            Assert.Contains("1 of 1 runs", await studio.Client.GetStringAsync("/runs?search=toy"), StringComparison.Ordinal);
        if (how == "folder")
            return;
        var line = Assert.Single(Read(folder)).Value.Line;
        Assert.Equal("toy", line!.Method);
    }

    private static IReadOnlyDictionary<string, (long Written, RunLine? Line)> Read(TemporaryFolder folder)
    {
        using var index = new RunIndex(RunsFolder.Open(folder["runs"]));
        return index.Read();
    }

    private static void Break(string path, string how)
    {
        switch (how)
        {
            case "text":
                File.WriteAllText(path, "This is no data base, however long one looks at it.");
                break;
            case "torn":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
                break;
            case "folder":
                File.Delete(path);
                Directory.CreateDirectory(path);
                break;
            default:
                Do(path, how switch
                {
                    "version" => "PRAGMA user_version = 999",
                    "foreign" => "PRAGMA application_id = 0; DROP TABLE runs; CREATE TABLE others (a TEXT)",
                    _ => "UPDATE runs SET state = 77",
                });
                break;
        }
    }

    private static void Do(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task<HttpResponseMessage> Say(StudioUnderTest studio, string run, params (string Name, string Value)[] fields) =>
        studio.Client.PostAsync($"/runs/{run}/workspace", new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)));
}
