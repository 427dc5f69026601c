using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Noether.Discovery.Settings;
using Noether.Studio.Api;
using Noether.Studio.Files;
using Noether.Studio.Hosting;
using Noether.Studio.Jobs;
using Noether.Studio.Options;
using Noether.Studio.Runs;
using Noether.Studio.Views;

namespace Noether.Studio;

/// <summary>
/// The studio: a local web server whose pages start discoveries, show them while they run, and show what they found.
/// </summary>
public sealed class StudioServer : IAsyncDisposable
{
    // A job that is asked to stop writes its checkpoint between two steps, or after the part of the search it is in.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    private const int MostConnections = 5000;

    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);

    private readonly WebApplication application;

    private StudioServer(WebApplication application) => this.application = application;

    /// <summary>Where a browser on this machine finds the studio, such as http://127.0.0.1:5173.</summary>
    public string Url => application.Urls.First();

    /// <summary>The address that lets a browser in: with the token, where there is one.</summary>
    public string EntryUrl => application.Services.GetRequiredService<StudioOptions>().Token is { } token
        ? $"{Url}/?{TokenGuard.QueryName}={token}"
        : Url;

    /// <summary>The jobs, for tests.</summary>
    internal JobQueue Jobs => application.Services.GetRequiredService<JobQueue>();

    /// <summary>Starts the server.</summary>
    /// <param name="options">Port, address and folder.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="NoetherException">The port is taken, or the folder cannot be used.</exception>
    public static async Task<StudioServer> StartAsync(
        StudioOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!IPAddress.TryParse(options.Address, out var address))
        {
            throw new NoetherException(
                $"'{options.Address}' is no IP address to listen on; give one such as {StudioOptions.Loopback}.");
        }

        var application = Build(options, address);
        try
        {
            await application.StartAsync(cancellationToken);
            var server = new StudioServer(application);
            _ = server.Rehearse();
            return server;
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new NoetherException(
                $"The studio cannot listen on {options.Address}:{options.Port} ({failure.Message.TrimEnd('.')}); "
                + $"choose another {SettingName.Mention("port")}.", failure)
            {
                Setting = "port",
            };
        }
    }

    /// <summary>Serves until told to stop; running jobs are checkpointed then.</summary>
    /// <param name="cancellationToken">Stops the server.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await application.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Stops the server if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await application.StopAsync();
        await application.DisposeAsync();
    }

    // What the first reader would wait for is mostly the program getting ready: the list of runs is asked for once before.
    private async Task Rehearse()
    {
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(Url) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", application.Services.GetRequiredService<StudioOptions>().Token);
            using var answer = await client.GetAsync(new Uri("/runs", UriKind.Relative), application.Lifetime.ApplicationStopping);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody waits for it.
        }
    }

    private static WebApplication Build(StudioOptions options, IPAddress address)
    {
        var folder = RunsFolder.Open(options.RunsFolder);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Nothing of the current folder steers the server: no settings files, no static files.
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(address, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormLimits.LargestForm;
            // Connections that say nothing cost little, but must not lock others out: there may be many, and they are closed soon.
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.KeepAliveTimeout = LongestIdle;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop);
        services.AddSingleton<IHostLifetime, CallerLifetime>();
        services.AddRazorComponents();
        services.AddSingleton(options);
        services.AddSingleton(folder);
        services.AddSingleton<Uploads>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<RunIndex>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<RunCatalogue>();
        services.AddHostedService(provider => provider.GetRequiredService<JobQueue>());
        services.AddHostedService<IndexKeeper>();
        services.AddScoped<FragmentRenderer>();
        services.AddApi();

        var application = builder.Build();
        application.UseMiddleware<SentenceErrors>();
        application.UseMiddleware<RequestGuard>();
        application.UseMiddleware<TokenGuard>();
        application.UseRouting();
        application.MapAssets();
        application.MapPages();
        application.MapUploads();
        application.MapRuns();
        application.MapLive();
        application.MapApi();
        return application;
    }
}
