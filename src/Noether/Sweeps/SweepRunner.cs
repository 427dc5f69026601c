using System.Diagnostics;
using Noether.Discovery;

namespace Noether.Sweeps;

/// <summary>
/// Runs the cases of a sweep in this program: as many at once as there are cores, and where there are fewer cases than cores
/// each gets its share of them. What becomes of a case depends on neither.
/// </summary>
/// <param name="folder">The sweep.</param>
/// <param name="execution">Runs one case.</param>
public sealed class SweepRunner(SweepFolder folder, SweepExecution execution)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    // Waited on, which a Lock does not offer.
    private readonly object gate = new();
    private readonly Dictionary<int, double> running = [];
    private int free;
    private int ended;
    private Exception? fault;

    /// <summary>Whether cases that failed are run again. Default false.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>Runs the cases that have not come to their end.</summary>
    /// <param name="context">Threads for all cases together, 0 for all cores; progress over all cases; cancellation.</param>
    /// <param name="told">Told of every case that came to its end, one at a time; may be null.</param>
    /// <returns>Where the cases stand.</returns>
    /// <exception cref="NoetherException">Another program runs the cases of this folder.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the cases that were running can go on.</exception>
    public SweepTotals Run(RunContext context, Action<SweepRow>? told = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var taken = folder.Lock();
        var cores = context.Threads > 0 ? context.Threads : Environment.ProcessorCount;
        var open = new Queue<int>(folder.Remaining(RetryFailed));
        var watch = Stopwatch.StartNew();
        var (before, all) = (folder.Plan.Count - open.Count, open.Count);
        free = cores;
        using (new Timer(_ => Tell(), null, Beat, Beat))
        {
            lock (gate)
            {
                while (open.Count > 0 || running.Count > 0)
                {
                    while (open.Count > 0 && free > 0 && fault is null && !context.Cancellation.IsCancellationRequested)
                    {
                        var share = free / Math.Min(free, open.Count);
                        free -= share;
                        Begin(open.Dequeue(), share);
                    }

                    if (running.Count == 0)
                        break;
                    Monitor.Wait(gate);
                }
            }
        }

        if (fault is not null)
            throw new NoetherException($"The sweep cannot go on: {fault.Message}", fault);
        context.Cancellation.ThrowIfCancellationRequested();
        return SweepTotals.Of(folder.Statuses());

        void Begin(int number, int threads)
        {
            running.Add(number, 0);
            var observer = new Observer(this, number);
            // A thread of its own: cases block, and the pool is what they compute with.
            new Thread(() => Work(number, threads, context with { Threads = threads, Progress = observer }, told))
            {
                IsBackground = true,
                Name = $"case {number}",
            }.Start();
        }

        void Tell()
        {
            int now, done;
            double part;
            lock (gate)
                (now, done, part) = (running.Count, ended, ended + running.Values.Sum());
            var share = all == 0 ? 1 : part / all;
            TimeSpan? left = part > 0 ? watch.Elapsed * ((all - part) / part) : null;
            context.Progress?.Report(new RunProgress(
                $"{before + done} of {folder.Plan.Count} cases, {now} running", (before + part) / folder.Plan.Count,
                share < 1 ? left : null));
        }
    }

    private void Work(int number, int threads, RunContext context, Action<SweepRow>? told)
    {
        SweepRow? row = null;
        Exception? failure = null;
        try
        {
            row = execution.Run(number, context, RetryFailed);
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            // It is kept as far as it came.
        }
        catch (Exception unexpected)
        {
            failure = unexpected;
        }

        lock (gate)
        {
            running.Remove(number);
            free += threads;
            fault ??= failure;
            if (row is not null)
            {
                ended++;
                told?.Invoke(row);
            }

            Monitor.PulseAll(gate);
        }
    }

    private sealed class Observer(SweepRunner runner, int number) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            lock (runner.gate)
            {
                if (runner.running.ContainsKey(number))
                    runner.running[number] = double.IsFinite(value.Fraction) ? Math.Clamp(value.Fraction, 0, 1) : 0;
            }
        }
    }
}
