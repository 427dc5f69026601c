using Noether.App.Tests.Support;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Samples;

namespace Noether.App.Tests.Studio;

public class JobQueueTests
{
    [Fact]
    public async Task Jobs_BeyondThePlaces_WaitTheirTurn()
    {
        var lens = new SlowLens();
        await using var studio = await StudioUnderTest.Start(lens.Run, places: 2);
        var jobs = new List<Job>();
        foreach (var name in new[] { "a", "b", "c" })
            jobs.Add(await studio.Add(name));
        await StudioUnderTest.Until(() => lens.Threads.Count == 2, "two to start");
        Assert.Equal(RunState.Queued, jobs[2].State);
        lens.Release(3);
        foreach (var job in jobs)
            await StudioUnderTest.Until(job, RunState.Done);
        Assert.Equal(2, lens.Most);
        // The first began alone and got all cores, the second its share.
        Assert.Equal([0, Math.Max(1, Environment.ProcessorCount / 2)], lens.Threads.Take(2));
        Assert.Empty(studio.Server.Jobs.All);
    }

    [Theory]
    [InlineData(RunState.Paused)]
    [InlineData(RunState.Stopped)]
    public async Task Halt_OfARunningJob_FreesItsPlaceAndResumeGoesOn(RunState wish)
    {
        var lens = new SlowLens();
        await using var studio = await StudioUnderTest.Start(lens.Run);
        var first = await studio.Add("first");
        var second = await studio.Add("second");
        await StudioUnderTest.Until(() => lens.Threads.Count == 1, "the first to start");
        studio.Server.Jobs.Halt("first", wish);
        await StudioUnderTest.Until(first, wish);
        await StudioUnderTest.Until(second, RunState.Running);
        Assert.Equal(wish, JobFile.Read(Path.Combine(studio.Runs, "first"))!.State);
        studio.Server.Jobs.Resume("first");
        Assert.Equal(RunState.Queued, first.State);
        lens.Release(2);
        await StudioUnderTest.Until(first, RunState.Done);
        Assert.Equal([false, false, true], lens.Resumed);
        Assert.True(File.Exists(Path.Combine(studio.Runs, "first", "result.json")));
    }

    [Fact]
    public async Task Stop_OfTheStudio_KeepsJobsAndTheNextOffersToResume()
    {
        using var folder = new TemporaryFolder();
        var lens = new SlowLens();
        await using (var studio = await StudioUnderTest.Start(lens.Run, again: folder))
        {
            await studio.Add("running");
            await studio.Add("waiting");
            await StudioUnderTest.Until(() => lens.Threads.Count == 1, "the first to start");
        }

        Assert.True(File.Exists(Path.Combine(folder["runs"], "running", "checkpoints", "mark")));
        await using var next = await StudioUnderTest.Start(lens.Run, again: folder);
        Assert.Equal(
            [RunState.Interrupted, RunState.Interrupted], next.Server.Jobs.All.Select(job => job.State));
        Assert.Contains("/runs/running/resume", await next.Client.GetStringAsync("/"), StringComparison.Ordinal);
        var again = next.Server.Jobs.Find("running")!;
        Assert.Equal(System.Net.HttpStatusCode.NoContent,
            (await next.Client.PostAsync("/runs/running/resume", null)).StatusCode);
        lens.Release(1);
        await StudioUnderTest.Until(again, RunState.Done);
        Assert.Equal([false, true], lens.Resumed);
    }

    [Fact]
    public async Task Job_WhoseLensThrows_FailsInASentenceAndTheNextRuns()
    {
        var first = true;
        await using var studio = await StudioUnderTest.Start((samples, settings, checkpoints, progress, token) =>
        {
            if (!first)
                return QuickLens.Run(samples, settings, checkpoints, progress, token);
            first = false;
            throw new InvalidOperationException("a wheel came off");
        });
        var bad = await studio.Add("bad");
        await StudioUnderTest.Until(bad, RunState.Failed);
        Assert.Equal("This is a fault of the program: a wheel came off.", bad.Problem);
        Assert.Contains("a wheel came off", await studio.Client.GetStringAsync("/runs/bad"), StringComparison.Ordinal);
        await StudioUnderTest.Until(await studio.Add("good"), RunState.Done);
    }

    [Fact]
    public async Task Delete_OfAJobAtWork_IsRefused()
    {
        var lens = new SlowLens();
        await using var studio = await StudioUnderTest.Start(lens.Run);
        var job = await studio.Add("busy");
        await StudioUnderTest.Until(job, RunState.Running);
        var failure = Assert.Throws<NoetherException>(() => studio.Server.Jobs.Delete("busy"));
        Assert.Contains("stop it", failure.Message, StringComparison.Ordinal);
        studio.Server.Jobs.Halt("busy", RunState.Stopped);
        await StudioUnderTest.Until(job, RunState.Stopped);
        studio.Server.Jobs.Delete("busy");
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "busy")));
        Assert.Null(studio.Server.Jobs.Find("busy"));
    }

    [Fact]
    public async Task Add_OfSamplesThatCannotBeUsed_MakesNoFolder()
    {
        await using var studio = await StudioUnderTest.Start();
        var request = new JobRequest { Data = new DataChoice { File = studio.Data(), Columns = "0-3" } };
        await Assert.ThrowsAsync<NoetherException>(() =>
            studio.Server.Jobs.Add(request, "even", CancellationToken.None));
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "even")));
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
        var job = new Job("long", new JobRequest { Data = new DataChoice { File = "x.npy" } }, RunState.Queued);
        job.Begin(1);
        for (var step = 0; step < 100_000; step++)
            job.Report(new Lens.LensProgress("training", 0, null, new Lens.LensHistoryRow { Step = step }, 100_000));
        var steps = job.History().Select(row => row.Step).ToArray();
        Assert.InRange(steps.Length, most / 4, most);
        Assert.Equal(0, steps[0]);
        Assert.True(steps[^1] > 99_000);
        Assert.Equal(steps.Order(), steps);
    }
}
