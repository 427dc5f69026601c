using System.Net;
using Noether.App.Tests.Support;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Runs;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

/// <summary>The pages of runs: live, finished, stopped early, side by side, of whatever method.</summary>
public class RunPagesTests
{
    [Fact]
    public async Task Result_OfAnyMethod_ShowsVerdictFiguresSettingsAndFiles()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await StudioUnderTest.Until(await studio.Add("done"), JobState.Done);
        var page = WebUtility.HtmlDecode(await studio.Client.GetStringAsync("/runs/done"));
        foreach (var part in new[]
        {
            "A shift was put in place of an answer.", "at most 0.1", "mind “Rounds”", "The generator", "<svg", "seed 0",
            "/runs/done/files/report.html", "/runs/done/files/generator.npy", "/runs/done/files/history.csv", "Taste",
            "noether discover",
        })
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("studio.json", page, StringComparison.Ordinal);
        var array = await studio.Client.GetAsync("/runs/done/files/generator.npy");
        Assert.Equal(HttpStatusCode.OK, array.StatusCode);
        var list = await studio.Client.GetStringAsync("/runs");
        Assert.Contains("<td>toy</td>", list, StringComparison.Ordinal);
        Assert.Contains("svg", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/none")]
    [InlineData("/runs/none/delete")]
    [InlineData("/events?run=none")]
    [InlineData("/events")]
    [InlineData("/runs/none/zip")]
    [InlineData("/compare?run=none&run=nothing")]
    [InlineData("/nowhere")]
    public async Task Get_OfWhatIsNotThere_IsNotFound(string path)
    {
        await using var studio = await StudioUnderTest.WithToy();
        var answer = await studio.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.EndsWith(".\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/none/pause")]
    [InlineData("/runs/none/resume")]
    [InlineData("/runs/none/delete")]
    public async Task Post_ToARunThatIsNotThere_IsNotFound(string path)
    {
        await using var studio = await StudioUnderTest.WithToy();
        Assert.Equal(HttpStatusCode.NotFound, (await studio.Client.PostAsync(path, null)).StatusCode);
    }

    [Fact]
    public async Task Compare_OfDifferentMethods_MarksWhatDiffersAndPairsFigures()
    {
        await using var studio = await StudioUnderTest.Start([new ToyMethod(), new ToyPictureMethod()]);
        PngFiles.Ring(Path.Combine(studio.Runs, "uploads", "ring.png"));
        await StudioUnderTest.Until(await studio.Add("one"), JobState.Done);
        var seeded = studio.Request() with { Seed = 9 };
        await StudioUnderTest.Until(await studio.Server.Jobs.Add(seeded, "two", default), JobState.Done);
        var picture = new RunRequest { Method = "toy-picture", Data = "uploads/ring.png" };
        await StudioUnderTest.Until(await studio.Server.Jobs.Add(picture, "three", default), JobState.Done);

        var alike = await studio.Client.GetStringAsync("/compare?run=one&run=two");
        Assert.Contains("Both come to the same finding.", alike, StringComparison.Ordinal);
        Assert.Contains(
            "<tr class=\"differs\"><th scope=\"row\">Seed ≠</th><td>0</td><td>9</td></tr>",
            WebUtility.HtmlDecode(alike), StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">Rounds</th><td>3</td><td>3</td></tr>", alike, StringComparison.Ordinal);
        Assert.DoesNotContain("no such figure", alike, StringComparison.Ordinal);

        // Their curves lie on one another, one for each run.
        Assert.Contains("figure-overlaid-history-loss", alike, StringComparison.Ordinal);
        Assert.Matches("curve s1", alike);

        var all = await studio.Client.GetStringAsync("/compare?run=one&run=two&run=three");
        Assert.Contains("3 runs side by side", all, StringComparison.Ordinal);
        Assert.Contains("Seed \u2260</th><td>0</td><td>9</td><td>0</td>", WebUtility.HtmlDecode(all), StringComparison.Ordinal);
        var many = await studio.Client.GetAsync("/compare?" + string.Join('&', "abcdefg".Select(name => "run=" + name)));
        Assert.Contains("up to 6", await many.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var mixed = await studio.Client.GetStringAsync("/compare?run=one&run=three");
        Assert.DoesNotContain("They come to different findings.", mixed, StringComparison.Ordinal);
        Assert.Contains("different questions, one of samples and three of a picture", mixed, StringComparison.Ordinal);
        Assert.DoesNotContain("different questions", alike, StringComparison.Ordinal);
        Assert.Contains("Perhaps rotation", mixed, StringComparison.Ordinal);
        Assert.Contains("three has no such figure.", mixed, StringComparison.Ordinal);
        Assert.Contains("one has no such figure.", mixed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_AreAskedForOnlyWhileSomebodyLooks()
    {
        var asked = new List<bool>();
        using var seen = new SemaphoreSlim(0);
        await using var studio = await StudioUnderTest.WithToy(context =>
        {
            var observer = (IRunObserver)context.Progress!;
            for (var i = 0; ; i++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                var wanted = observer.WantsFigures;
                observer.Report(new RunProgress("training", 0.5)
                {
                    Row = [new("step", i), new("lossOfAll", 1.0 / (i + 1))],
                    TotalSteps = 1_000_000,
                    Figures = wanted ? [HeatMapFigure.Of("generator", $"After {i}", ToyMethod.Shift(9))] : [],
                });
                lock (asked)
                    asked.Add(wanted);
                seen.Release();
                Thread.Sleep(5);
            }
        });
        var job = await studio.Add("live");
        for (var i = 0; i < 20; i++)
            Assert.True(await seen.WaitAsync(TimeSpan.FromSeconds(60)));
        lock (asked)
            Assert.DoesNotContain(true, asked);
        Assert.Empty(job.Figures());

        var events = await Events(studio, "live", "live-figure-generator");
        Assert.Contains("Loss of all", events, StringComparison.Ordinal);
        Assert.Contains("1,000,000", events, StringComparison.Ordinal);
        Assert.Contains("live-figures", events, StringComparison.Ordinal);
        Assert.NotEmpty(job.Figures());
        studio.Server.Jobs.Halt("live", JobState.Stopped);
        await StudioUnderTest.Until(job, JobState.Stopped);
    }

    [Fact]
    public async Task Run_OfAnotherProgram_IsShownWhileItWorksAndStoppedEarly()
    {
        await using var studio = await StudioUnderTest.WithToy();
        using (var samples = SampleFile.Open(Path.Combine(studio.Runs, "uploads", studio.Data())))
        {
            var settings = new ToySettings();
            using var session = RunSession.Begin(
                Path.Combine(studio.Runs, "outside"), RunFolderMode.New, new ToyMethod(), new SampleData(samples),
                settings, new RunContext());
            session.Report(new RunProgress("searching far", 0.4, TimeSpan.FromSeconds(30)));
            session.Keep(() => ToyMethod.Answered(settings, 9, 0));
            // Its status is written about once a second.
            await StudioUnderTest.Until(
                () => RunStatus.Read(session.Root) is { Stage: "searching far" }, "the status of the other program");
            var page = await studio.Client.GetStringAsync("/runs/outside");
            Assert.Contains("running outside the studio", page, StringComparison.Ordinal);
            Assert.Contains("searching far", page, StringComparison.Ordinal);
            Assert.Contains("Loss", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/runs/outside/pause", page, StringComparison.Ordinal);
            var refused = await studio.Client.PostAsync("/runs/outside/delete", null);
            Assert.Contains("Another program", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var left = await studio.Client.GetStringAsync("/runs/outside");
        Assert.Contains("unfinished", left, StringComparison.Ordinal);
        Assert.Contains("Stopped early", left, StringComparison.Ordinal);
        Assert.Contains("The generator", left, StringComparison.Ordinal);
        Assert.DoesNotContain("/runs/outside/resume", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatIsStopped_ShowsTheBestAnswerSoFar()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        var job = await studio.Add("halted");
        await StudioUnderTest.Until(() => File.Exists(Path.Combine(studio.Runs, "halted", "result.json")), "an answer");
        studio.Server.Jobs.Halt("halted", JobState.Stopped);
        await StudioUnderTest.Until(job, JobState.Stopped);
        var page = await studio.Client.GetStringAsync("/runs/halted");
        Assert.Contains("The best answer so far", page, StringComparison.Ordinal);
        Assert.Contains("/runs/halted/resume", page, StringComparison.Ordinal);
        // It is no result to compare.
        var answer = await studio.Client.GetAsync("/compare?run=halted&run=none");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    // Reads the events of a run until a word comes.
    private static async Task<string> Events(StudioUnderTest studio, string run, string word)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var stream = new StreamReader(
            await studio.Client.GetStreamAsync($"/events?run={run}", longest.Token));
        var text = "";
        while (!text.Contains(word, StringComparison.Ordinal))
            text += await stream.ReadLineAsync(longest.Token) + "\n";
        return text;
    }
}
