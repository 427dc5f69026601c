using System.Diagnostics;
using System.Net.Http.Headers;
using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Methods;
using Noether.Runs;
using Noether.Studio;
using Noether.Studio.Jobs;
using Noether.Studio.Options;

namespace Noether.App.Tests.Studio;

/// <summary>A studio on a free port with a runs folder of its own, and a client that speaks to it.</summary>
internal sealed class StudioUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

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
        Token = server.EntryUrl.Split("token=") is [_, var token] ? token : "";
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public StudioServer Server { get; }

    public HttpClient Client { get; }

    /// <summary>The token of the studio; empty for one that has none.</summary>
    public string Token { get; }

    public string Runs => folder["runs"];

    /// <summary>Starts a studio.</summary>
    /// <param name="methods">The methods that it offers; null means those of the library.</param>
    /// <param name="places">Jobs that run at the same time.</param>
    /// <param name="largestUpload">Limit of uploads in bytes.</param>
    /// <param name="again">A folder that an earlier studio worked in; stays the caller's.</param>
    /// <param name="isOpen">Whether it asks for no token.</param>
    /// <param name="port">Where it listens; 0 means on any free port.</param>
    public static async Task<StudioUnderTest> Start(
        IReadOnlyList<IMethod>? methods = null, int places = 1, long largestUpload = 10_000_000,
        TemporaryFolder? again = null, bool isOpen = false, int port = 0)
    {
        var folder = again ?? new TemporaryFolder();
        var options = new StudioOptions
        {
            Port = port,
            RunsFolder = folder["runs"],
            JobsAtOnce = places,
            LargestUpload = largestUpload,
            Methods = methods is null ? MethodList.All : new MethodCatalogue(methods),
        };
        var server = await StudioServer.StartAsync(isOpen ? options with { Token = null } : options);
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

    /// <summary>Starts a studio that offers a toy alone.</summary>
    /// <param name="work">What the toy does before it answers.</param>
    /// <param name="places">Jobs that run at the same time.</param>
    /// <param name="again">A folder that an earlier studio worked in; stays the caller's.</param>
    public static Task<StudioUnderTest> WithToy(
        Action<RunContext>? work = null, int places = 1, TemporaryFolder? again = null) =>
        Start([new ToyMethod(work: work)], places, again: again);

    /// <summary>What a toy is asked to do with small data.</summary>
    public RunRequest Request(string method = "toy") => new() { Method = method, Data = "runs/uploads/" + Data() };

    /// <summary>Puts a job of the toy into the queue.</summary>
    public Task<Job> Add(string name) => Server.Jobs.Add(Request(), name, CancellationToken.None);

    /// <summary>Waits until something holds.</summary>
    public static async Task Until(Func<bool> holds, string what)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); await Task.Delay(10))
            Assert.True(clock.Elapsed < Longest, $"waited for {what} in vain");
    }

    /// <summary>Waits until a job stands somewhere.</summary>
    public static Task Until(Job job, JobState state) =>
        Until(() => job.State == state, $"{job.Name} to be {state}, not {job.State}: {job.Problem}");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        if (ownsFolder)
            folder.Dispose();
    }
}
