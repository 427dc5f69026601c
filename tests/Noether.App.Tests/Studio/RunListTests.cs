using System.Net;
using System.Text.RegularExpressions;
using Noether.App.Tests.Support;
using Noether.Runs;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.App.Tests.Studio;

/// <summary>The list of runs: pages, search, order, and what is at work.</summary>
public partial class RunListTests
{
    private const int Many = 60;
    private const int LargestPage = 100_000;

    [Fact]
    public async Task List_OfManyRuns_IsDividedIntoPagesSearchedAndSorted()
    {
        using var folder = new TemporaryFolder();
        await using var studio = await StudioUnderTest.WithToy(again: folder);
        await StudioUnderTest.Until(await studio.Add("first"), JobState.Done);
        var begin = DateTime.UtcNow.AddHours(-2);
        for (var i = 1; i <= Many; i++)
            Copy(studio, "first", $"run-{i:00}", begin.AddMinutes(i));

        var first = await studio.Client.GetStringAsync("/runs");
        Assert.InRange(first.Length, 1000, LargestPage);
        Assert.Equal(RunList.PageSize, Names(first).Length);
        Assert.Equal(["first", "run-60", "run-59"], Names(first)[..3]);
        Assert.Contains("61 runs", first, StringComparison.Ordinal);
        var last = await studio.Client.GetStringAsync("/runs?page=3");
        Assert.Equal("run-01", Names(last)[^1]);
        Assert.Equal(61, (await Task.WhenAll(new[] { 1, 2, 3 }.Select(page => studio.Client.GetStringAsync($"/runs?page={page}"))))
            .SelectMany(Names).Distinct().Count());

        Assert.Equal(["run-07"], Names(await studio.Client.GetStringAsync("/runs?search=RUN-07")));
        Assert.Equal(RunList.PageSize, Names(await studio.Client.GetStringAsync("/runs?search=toy+found")).Length);
        Assert.Empty(Names(await studio.Client.GetStringAsync("/runs?search=toy+nothing-like-that")));
        Assert.Equal("first", Names(await studio.Client.GetStringAsync("/runs?sort=name"))[0]);
        Assert.Equal("run-60", Names(await studio.Client.GetStringAsync("/runs?sort=name&down=1"))[0]);

        // What was read once is read again when its files change.
        Copy(studio, "first", "run-07", DateTime.UtcNow, "\"summary\": \"Another story.\"", "notFound");
        Assert.Equal(["run-07"], Names(await studio.Client.GetStringAsync("/runs?search=not+found")));
    }

    [Fact]
    public async Task Marks_OfRunsAtWork_AreThoseOfNow()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        var job = await studio.Add("at work");
        await StudioUnderTest.Until(job, JobState.Running);
        Assert.Contains("data-state-of=\"at-work\"", await studio.Client.GetStringAsync("/runs"), StringComparison.Ordinal);
        Assert.Contains("running", await studio.Client.GetStringAsync("/api/marks?run=at-work&run=none"), StringComparison.Ordinal);
        studio.Server.Jobs.Halt("at-work", JobState.Stopped);
        await StudioUnderTest.Until(job, JobState.Stopped);
        var marks = await studio.Client.GetStringAsync("/api/marks?run=at-work");
        Assert.Contains("stopped", marks, StringComparison.Ordinal);
        Assert.DoesNotContain("data-active", marks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_OfSeveralRuns_ComeInOneStreamThatEndsWithThem()
    {
        await using var studio = await StudioUnderTest.WithToy();
        foreach (var name in new[] { "a", "b" })
            await StudioUnderTest.Until(await studio.Add(name), JobState.Done);
        var events = await studio.Client.GetStringAsync("/events?run=a&run=b&run=gone");
        foreach (var name in new[] { "a", "b", "gone" })
            Assert.Contains($$"""{"run":"{{name}}","over":true}""", events, StringComparison.Ordinal);
    }

    private static void Copy(StudioUnderTest studio, string from, string to, DateTime written, string? summary = null, string? finding = null)
    {
        var target = Directory.CreateDirectory(Path.Combine(studio.Runs, to)).FullName;
        foreach (var name in new[] { RunFolder.ResultName, RunRequest.FileName, RunStatus.FileName, FiguresJson.FileName })
        {
            var text = File.ReadAllText(Path.Combine(studio.Runs, from, name));
            if (finding is not null)
            {
                text = Summary().Replace(text, summary!);
                text = text.Replace("\"finding\": \"found\"", $"\"finding\": \"{finding}\"", StringComparison.Ordinal);
            }

            File.WriteAllText(Path.Combine(target, name), text);
            File.SetLastWriteTimeUtc(Path.Combine(target, name), written);
        }
    }

    private static string[] Names(string page) =>
        [.. Name().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    [GeneratedRegex("<td><a href=\"/runs/[^\"]*\">([^<]*)</a></td>")]
    private static partial Regex Name();

    [GeneratedRegex("\"summary\": \"[^\"]*\"")]
    private static partial Regex Summary();
}
