using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.App.Tests.Studio;

public class LiveMemoryTests
{
    private const int Updates = 40;

    // A variable of the test may still hold the last view.
    private const int MostLeft = 2;

    [Fact]
    public async Task Updates_OfAnOpenPage_KeepNothing()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection().AddLogging().AddSingleton(RunsFolder.Open(folder["runs"]));
        await using var provider = services.BuildServiceProvider();
        // One renderer for as long as the page is open, as the stream of events has it.
        var renderer = new FragmentRenderer(provider, NullLoggerFactory.Instance);
        var job = new Job("x", new RunRequest { Method = "toy", Data = "x.npy" }, JobState.Queued);
        job.Begin(1);
        var seen = new List<WeakReference>();
        await Run(Updates);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(seen.Count(view => view.IsAlive), 0, MostLeft);
        Assert.Single(job.Figures());

        async Task Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                job.Report(new RunProgress("training", 0.5)
                {
                    Row = [new("step", i), new("loss", 1.0 / (i + 1))],
                    Figures = [HeatMapFigure.Of("generator", "G", ToyMethod.Shift(33))],
                });
                var view = new LiveView(new RunEntry("x", JobState.Running, default) { Fraction = 0.5 }, job)
                {
                    Figures = job.Figures(),
                };
                seen.Add(new WeakReference(view));
                Assert.NotEmpty(await renderer.Render<LiveStatus>(("View", view)));
                Assert.NotEmpty(await renderer.Render<LiveState>(("View", view)));
                Assert.NotEmpty(await renderer.Render<LiveButtons>(("View", view)));
                Assert.Contains("svg", await renderer.Render<LiveFigures>(("View", view)), StringComparison.Ordinal);
            }
        }
    }
}
