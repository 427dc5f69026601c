using Microsoft.Extensions.Hosting;

namespace Noether.Studio.Hosting;

/// <summary>The caller decides when the server stops: it has the signals of the process already.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
