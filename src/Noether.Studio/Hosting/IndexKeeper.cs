using Microsoft.Extensions.Hosting;
using Noether.Studio.Runs;

namespace Noether.Studio.Hosting;

/// <summary>Keeps the index of the runs as new as the folders, beside everything else.</summary>
internal sealed class IndexKeeper(RunCatalogue runs) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            await Task.Run(() => runs.Refresh(stoppingToken), CancellationToken.None);
        }
        while (await Ticks(timer, stoppingToken));
        // What was read since is kept too; the folders are not read for it.
        runs.Refresh(stoppingToken);
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
