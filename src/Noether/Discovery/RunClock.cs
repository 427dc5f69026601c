using System.Diagnostics;

namespace Noether.Discovery;

/// <summary>
/// Tells the observer of a run how far it is, at most four times a second, with the time that is left as the time so far
/// has it; stops the run where that is asked for.
/// </summary>
/// <param name="context">Progress, budget, cancellation.</param>
internal sealed class RunClock(RunContext context)
{
    private const double LeastShare = 0.02;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan last = TimeSpan.MinValue;

    /// <summary>Seconds since the run began.</summary>
    public double Seconds => watch.Elapsed.TotalSeconds;

    /// <summary>Whether the time that may be spent is spent.</summary>
    public bool IsSpent => context.Budget is { } budget && watch.Elapsed >= budget;

    /// <summary>Says what is being done.</summary>
    /// <param name="stage">A few words.</param>
    /// <param name="fraction">Share of the whole run that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Somebody stopped the run.</exception>
    public void Report(string stage, double fraction)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (context.Progress is null || watch.Elapsed - Pause < last)
            return;
        last = watch.Elapsed;
        context.Progress.Report(new RunProgress(
            stage, fraction, fraction < LeastShare ? null : watch.Elapsed * ((1 - fraction) / fraction)));
    }
}
