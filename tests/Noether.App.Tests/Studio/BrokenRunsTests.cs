using System.Net;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.Studio;

/// <summary>Whatever is wrong with one folder, the pages work and say it of that run alone.</summary>
public class BrokenRunsTests
{
    [Fact]
    public async Task Pages_OverBrokenFolders_ListThemAndTheGoodOne()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await studio.Add("good");
        await StudioUnderTest.Until(() => studio.Server.Jobs.Find("good") is null, "the good run");
        Break(studio.Runs);
        foreach (var page in new[] { "/", "/runs", "/discover" })
        {
            var answer = await studio.Client.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var list = await studio.Client.GetStringAsync("/runs");
        Assert.Contains("found", list, StringComparison.Ordinal);
        Assert.Contains("unreadable", list, StringComparison.Ordinal);
        // The folder is named once, at the top; sentences name files as the user does.
        Assert.DoesNotContain(studio.Runs + "/", list, StringComparison.Ordinal);
        foreach (var name in Directory.GetDirectories(studio.Runs).Select(Path.GetFileName))
        {
            var answer = await studio.Client.GetAsync($"/runs/{name}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{name}: {answer.StatusCode} {text}");
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_OverBrokenFolders_Works()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["runs"]);
        Break(folder["runs"]);
        await using var studio = await StudioUnderTest.Start(again: folder);
        Assert.Empty(studio.Server.Jobs.All);
        Assert.Equal(HttpStatusCode.OK, (await studio.Client.GetAsync("/runs")).StatusCode);
    }

    [Fact]
    public async Task Delete_OfABrokenRun_Works()
    {
        await using var studio = await StudioUnderTest.Start();
        Break(studio.Runs);
        var answer = await studio.Client.PostAsync("/runs/garbage/delete", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "garbage")));
    }

    private static void Break(string runs)
    {
        Write("garbage", "result.json", "{ not json");
        Write("half", "result.json", "{\"formatVersion\": 1}");
        Write("future", "result.json", "{\"formatVersion\": 99}");
        Write("mute", "studio.json", "[]");
        Write("mad", "studio.json", "{\"request\": null, \"state\": \"Running\"}");
        Write("dumb", "run.json", "{\"method\": null}");
        Write("liar", "status.json", "{\"state\": \"flying\"}");
        Write("odd", "figures.json", "[{\"kind\": \"unheard of\"}]");
        Write("odd", "checkpoints/x.safetensors", "");
        Write("torn", "checkpoints/polish.ckpt", "NCK1 torn");
        Write("empty", "checkpoints/training.ckpt", "");
        Directory.CreateDirectory(Path.Combine(runs, "folder", "result.json"));
        Directory.CreateDirectory(Path.Combine(runs, "nothing"));
        File.WriteAllText(Path.Combine(runs, "file"), "a file among the runs");

        void Write(string run, string file, string text)
        {
            var path = Path.Combine(runs, run, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
