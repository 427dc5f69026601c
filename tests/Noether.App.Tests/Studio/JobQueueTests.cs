using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Runs;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

public class JobQueueTests
{
    [Fact]
    public async Task Jobs_BeyondThePlaces_WaitTheirTurn()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run, places: 2);
        var jobs = new List<Job>();
        foreach (var name in new[] { "a", "b", "c" })
            jobs.Add(await studio.Add(name));
        await StudioUnderTest.Until(() => work.Threads.Count == 2, "two to start");
        Assert.Equal(JobState.Queued, jobs[2].State);
        work.Release(3);
        foreach (var job in jobs)
            await StudioUnderTest.Until(job, JobState.Done);
        Assert.Equal(2, work.Most);
        // The first began alone and got all cores, the second its share.
        Assert.Equal([0, Math.Max(1, Environment.ProcessorCount / 2)], work.Threads.Take(2));
        Assert.Empty(studio.Server.Jobs.All);
    }

    [Theory]
    [InlineData(JobState.Paused)]
    [InlineData(JobState.Stopped)]
    public async Task Halt_OfARunningJob_FreesItsPlaceAndResumeGoesOn(JobState wish)
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        var first = await studio.Add("first");
        var second = await studio.Add("second");
        await StudioUnderTest.Until(() => work.Threads.Count == 1, "the first to start");
        studio.Server.Jobs.Halt("first", wish);
        await StudioUnderTest.Until(first, wish);
        await StudioUnderTest.Until(second, JobState.Running);
        Assert.Equal(wish, JobFile.Read(Path.Combine(studio.Runs, "first"))!.State);
        studio.Server.Jobs.Resume("first");
        Assert.Equal(JobState.Queued, first.State);
        work.Release(2);
        await StudioUnderTest.Until(first, JobState.Done);
        Assert.Equal([false, false, true], work.Resumed);
        Assert.True(File.Exists(Path.Combine(studio.Runs, "first", "result.json")));
    }

    [Fact]
    public async Task Stop_OfTheStudio_KeepsJobsAndTheNextOffersToResume()
    {
        using var folder = new TemporaryFolder();
        var work = new SlowWork();
        await using (var studio = await StudioUnderTest.WithToy(work.Run, again: folder))
        {
            await studio.Add("running");
            await studio.Add("waiting");
            await StudioUnderTest.Until(() => work.Threads.Count == 1, "the first to start");
        }

        Assert.True(File.Exists(Path.Combine(folder["runs"], "running", "checkpoints", "work", "mark")));
        await using var next = await StudioUnderTest.WithToy(work.Run, again: folder);
        Assert.Equal(
            [JobState.Interrupted, JobState.Interrupted], next.Server.Jobs.All.Select(job => job.State));
        Assert.Contains("/runs/running/resume", await next.Client.GetStringAsync("/"), StringComparison.Ordinal);
        var again = next.Server.Jobs.Find("running")!;
        Assert.Equal(System.Net.HttpStatusCode.NoContent,
            (await next.Client.PostAsync("/runs/running/resume", null)).StatusCode);
        work.Release(1);
        await StudioUnderTest.Until(again, JobState.Done);
        Assert.Equal([false, true], work.Resumed);
    }

    [Fact]
    public async Task Job_WhoseMethodThrows_FailsInASentenceAndTheNextRuns()
    {
        var first = true;
        await using var studio = await StudioUnderTest.WithToy(_ =>
        {
            if (!first)
                return;
            first = false;
            throw new InvalidOperationException("a wheel came off");
        });
        var bad = await studio.Add("bad");
        await StudioUnderTest.Until(bad, JobState.Failed);
        Assert.Equal("This is a fault of the program: a wheel came off.", bad.Problem);
        Assert.Contains("a wheel came off", await studio.Client.GetStringAsync("/runs/bad"), StringComparison.Ordinal);
        await StudioUnderTest.Until(await studio.Add("good"), JobState.Done);
    }

    [Fact]
    public async Task Delete_OfAJobAtWork_IsRefused()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        var job = await studio.Add("busy");
        await StudioUnderTest.Until(job, JobState.Running);
        var answer = await studio.Client.PostAsync("/runs/busy/delete", null);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("stop it", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        studio.Server.Jobs.Halt("busy", JobState.Stopped);
        await StudioUnderTest.Until(job, JobState.Stopped);
        answer = await studio.Client.PostAsync("/runs/busy/delete", null);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "busy")));
        Assert.Null(studio.Server.Jobs.Find("busy"));
    }

    [Fact]
    public async Task Add_OfWhatCannotBeDone_MakesNoFolder()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var request = studio.Request() with { Settings = new Dictionary<string, string> { ["rounds"] = "101" } };
        await Assert.ThrowsAsync<NoetherException>(() =>
            studio.Server.Jobs.Add(request, "much", CancellationToken.None));
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "much")));
    }

    [Fact]
    public async Task Start_OfASecondStudioInTheFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var first = await StudioUnderTest.Start(again: folder);
        var failure = await Assert.ThrowsAsync<NoetherException>(() => StudioUnderTest.Start(again: folder));
        Assert.Contains("Another studio", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void History_OfALongTraining_StaysShort()
    {
        const int most = 600;
        var job = new Job("long", new RunRequest { Method = "toy", Data = "x.npy" }, JobState.Queued);
        job.Begin(1);
        for (var step = 0; step < 100_000; step++)
            job.Report(new RunProgress("training", 0) { Row = [new("step", step)], TotalSteps = 100_000 });
        var steps = job.History().Rows.Select(row => row[0]).ToArray();
        Assert.InRange(steps.Length, most / 4, most);
        Assert.Equal(0, steps[0]);
        Assert.True(steps[^1] > 99_000);
        Assert.Equal(steps.Order(), steps);
    }
}
