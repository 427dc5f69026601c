using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Noether.App.Tests.Support;
using Noether.Lens;
using Noether.Numerics;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Samples;
using Noether.Studio.Views;

namespace Noether.App.Tests.Studio;

public class LiveMemoryTests
{
    private const int Updates = 40;

    // The job keeps the newest snapshot, and a variable of the test may still hold the last view.
    private const int MostLeft = 2;

    [Fact]
    public async Task Updates_OfAnOpenPage_KeepNothing()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection().AddLogging().AddSingleton(RunsFolder.Open(folder["runs"]));
        await using var provider = services.BuildServiceProvider();
        // One renderer for as long as the page is open, as the stream of events has it.
        var renderer = new FragmentRenderer(provider, NullLoggerFactory.Instance);
        var request = new JobRequest { Data = new DataChoice { File = "x.npy" } };
        var job = new Job("x", request, RunState.Queued);
        job.Begin(1);
        var seen = new List<WeakReference>();
        await Run(Updates);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(seen.Count(view => view.IsAlive), 0, MostLeft);

        async Task Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var row = new LensHistoryRow { Step = i };
                job.Report(new LensProgress("training", 0.5, null, row, count)
                {
                    Snapshot = new LensSnapshot(i, QuickLens.Shift(33), Matrix.Identity(33)),
                });
                var view = new LiveView(new RunEntry("x", RunState.Running, default) { Fraction = 0.5 }, job, null, null);
                seen.Add(new WeakReference(view));
                Assert.NotEmpty(await renderer.Render<LiveStatus>(("View", view)));
                Assert.NotEmpty(await renderer.Render<LiveState>(("View", view)));
                Assert.NotEmpty(await renderer.Render<LiveButtons>(("View", view)));
                Assert.NotEmpty(await renderer.Render<LiveMatrices>(("View", view)));
            }
        }
    }
}
