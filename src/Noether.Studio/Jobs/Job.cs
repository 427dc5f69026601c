using System.Diagnostics;
using Noether.HiddenLayer;
using Noether.Lens;
using Noether.Studio.Runs;

namespace Noether.Studio.Jobs;

/// <summary>
/// One job of this studio: what was asked, where it stands, and what it last told. The thread that works on it
/// writes, the threads that serve pages read.
/// </summary>
public sealed class Job(string name, IJobRequest request, RunState state)
    : ILensObserver, IProgress<HiddenLayerProgress>
{
    // Curves have a few hundred pixels: of longer histories every other row goes, so that memory stays flat.
    private const int MostRows = 600;

    private static readonly TimeSpan SnapshotPace = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Attention = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Stopwatch watch = new();
    private readonly List<LensHistoryRow> rows = [];
    private readonly List<SeenNetwork> networks = [];
    private CancellationTokenSource? stop;
    private long watched;
    private long shown;
    private int every = 1;
    private int seen;

    /// <summary>Name of the run folder.</summary>
    public string Name { get; } = name;

    /// <summary>What was asked for.</summary>
    public IJobRequest Request { get; } = request;

    /// <summary>Where it stands.</summary>
    public RunState State { get; private set; } = state;

    /// <summary>The sentence of a failure.</summary>
    public string? Problem { get; private set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset Changed { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>Worker threads that it was given; 0 means all cores.</summary>
    public int Threads { get; private set; }

    /// <summary>What it last told; null before.</summary>
    public LensProgress? Latest { get; private set; }

    /// <summary>The newest answer that somebody wanted to see; null before there was one.</summary>
    public LensSnapshot? Snapshot { get; private set; }

    /// <summary>Counts the answers that were shown.</summary>
    public int Snapshots { get; private set; }

    /// <inheritdoc/>
    /// <remarks>Answers are drawn only while a page is open that shows them.</remarks>
    public bool WantsSnapshot => Age(ref watched) < Attention && Age(ref shown) >= SnapshotPace;

    /// <summary>Says that somebody looks at this job now.</summary>
    public void Watch() => Volatile.Write(ref watched, Stopwatch.GetTimestamp());

    /// <summary>Counts what it told, so that readers see whether there is something new.</summary>
    public int Version { get; private set; }

    /// <summary>How long it has worked in this session.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>The history so far, thinned out.</summary>
    public LensHistoryRow[] History()
    {
        lock (gate)
            return [.. rows];
    }

    /// <inheritdoc/>
    public void Report(LensProgress value)
    {
        lock (gate)
        {
            Latest = value;
            Version++;
            if (value.Snapshot is not null)
            {
                Volatile.Write(ref shown, Stopwatch.GetTimestamp());
                Snapshot = value.Snapshot;
                Snapshots++;
            }
            if (value.Row is not { } row || seen++ % every != 0)
                return;
            rows.Add(row);
            if (rows.Count < MostRows)
                return;
            every *= 2;
            var kept = rows.Where((_, i) => i % 2 == 0).ToArray();
            rows.Clear();
            rows.AddRange(kept);
        }
    }

    /// <summary>The networks that were read so far, in the order in which they were finished.</summary>
    public SeenNetwork[] Networks()
    {
        lock (gate)
            return [.. networks];
    }

    /// <summary>Takes the progress of a picture.</summary>
    public void Report(HiddenLayerProgress value)
    {
        var seen = value.Network is { } network ? SeenNetwork.Of(network, networks.Count) : null;
        lock (gate)
        {
            Latest = new LensProgress(value.Stage, value.Fraction, value.Remaining);
            Version++;
            if (seen is not null)
                networks.Add(seen);
        }
    }

    /// <summary>Puts it back into the queue.</summary>
    public void Enqueue() => Move(RunState.Queued, null);

    /// <summary>Begins to work.</summary>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    /// <returns>Is cancelled when the job shall stop.</returns>
    public CancellationToken Begin(int threads)
    {
        lock (gate)
        {
            stop?.Dispose();
            stop = new CancellationTokenSource();
            Threads = threads;
            Latest = null;
            rows.Clear();
            networks.Clear();
            Snapshot = null;
            (every, seen) = (1, 0);
            watch.Restart();
            Move(RunState.Running, null);
            return stop.Token;
        }
    }

    /// <summary>The state that the job shall have once it has stopped.</summary>
    public RunState Wish { get; private set; } = RunState.Stopped;

    /// <summary>Asks it to stop; a job that only waits stops at once.</summary>
    /// <param name="wish">Paused, Stopped or Interrupted.</param>
    public void Halt(RunState wish)
    {
        lock (gate)
        {
            Wish = wish;
            if (State == RunState.Queued)
            {
                Move(wish, null);
            }
            else if (State is RunState.Running or RunState.Stopping)
            {
                Move(RunState.Stopping, null);
                stop!.Cancel();
            }
        }
    }

    /// <summary>Ends the work.</summary>
    /// <param name="end">Where it stands now.</param>
    /// <param name="problem">The sentence of a failure.</param>
    public void End(RunState end, string? problem = null)
    {
        watch.Stop();
        Move(end, problem);
    }

    private static TimeSpan Age(ref long moment) =>
        Volatile.Read(ref moment) is var then and not 0 ? Stopwatch.GetElapsedTime(then) : TimeSpan.MaxValue;

    private void Move(RunState next, string? problem)
    {
        lock (gate)
        {
            (State, Problem, Changed) = (next, problem, DateTimeOffset.UtcNow);
            Version++;
        }
    }
}
