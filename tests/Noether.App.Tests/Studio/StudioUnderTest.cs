using System.Diagnostics;
using Noether.App.Tests.Support;
using Noether.Studio;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Samples;

namespace Noether.App.Tests.Studio;

/// <summary>A studio on a free port with a runs folder of its own, and a client that speaks to it.</summary>
internal sealed class StudioUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder;
    private readonly bool ownsFolder;

    private StudioUnderTest(TemporaryFolder folder, bool ownsFolder, StudioServer server)
    {
        this.folder = folder;
        this.ownsFolder = ownsFolder;
        Server = server;
        // Redirects are what some tests look at.
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(server.Url),
        };
    }

    public StudioServer Server { get; }

    public HttpClient Client { get; }

    public string Runs => folder["runs"];

    /// <summary>Starts a studio.</summary>
    /// <param name="discover">Takes the place of the lens; null means the lens.</param>
    /// <param name="places">Jobs that run at the same time.</param>
    /// <param name="largestUpload">Limit of uploads in bytes.</param>
    /// <param name="again">A folder that an earlier studio worked in; stays the caller's.</param>
    public static async Task<StudioUnderTest> Start(
        Noether.Studio.Jobs.Discovery? discover = null, int places = 1, long largestUpload = 10_000_000, TemporaryFolder? again = null)
    {
        var folder = again ?? new TemporaryFolder();
        var server = await StudioServer.StartAsync(new StudioOptions
        {
            Port = 0,
            RunsFolder = folder["runs"],
            JobsAtOnce = places,
            LargestUpload = largestUpload,
            Discover = discover,
        });
        return new StudioUnderTest(folder, again is null, server);
    }

    /// <summary>Puts a small data set into the uploads and returns its name.</summary>
    public string Data(string name = "data.npy")
    {
        var path = Path.Combine(Runs, "uploads", name);
        if (File.Exists(path))
            return name;
        using var made = new TemporaryFolder();
        File.Copy(Support.Samples.Synthetic(made), path);
        return name;
    }

    /// <summary>Puts a job into the queue.</summary>
    public Task<Job> Add(string name) =>
        Server.Jobs.Add(new JobRequest { Data = new DataChoice { File = Data() } }, name, CancellationToken.None);

    /// <summary>Waits until something holds.</summary>
    public static async Task Until(Func<bool> holds, string what)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); await Task.Delay(10))
            Assert.True(clock.Elapsed < Longest, $"waited for {what} in vain");
    }

    /// <summary>Waits until a job stands somewhere.</summary>
    public static Task Until(Job job, RunState state) =>
        Until(() => job.State == state, $"{job.Name} to be {state}, not {job.State}: {job.Problem}");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        if (ownsFolder)
            folder.Dispose();
    }
}
