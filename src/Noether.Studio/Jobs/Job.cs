using System.Diagnostics;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Runs;

namespace Noether.Studio.Jobs;

/// <summary>
/// One job of this studio: what was asked, where it stands, and what it last told. The thread that works on it
/// writes, the threads that serve pages read.
/// </summary>
public sealed class Job(string name, RunRequest request, JobState state) : IRunObserver
{
    private static readonly TimeSpan FigurePace = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Attention = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Stopwatch watch = new();
    private readonly JobHistory history = new();
    private readonly List<SeenFigure> figures = [];
    private CancellationTokenSource? stop;
    private long watched;
    private long shown;

    /// <summary>Name of the run folder.</summary>
    public string Name { get; } = name;

    /// <summary>What was asked for.</summary>
    public RunRequest Request { get; } = request;

    /// <summary>Where it stands.</summary>
    public JobState State { get; private set; } = state;

    /// <summary>The sentence of a failure.</summary>
    public string? Problem { get; private set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset Changed { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>Worker threads that it was given; 0 means all cores.</summary>
    public int Threads { get; private set; }

    /// <summary>What it last told, without figures; null before.</summary>
    public RunProgress? Latest { get; private set; }

    /// <inheritdoc/>
    /// <remarks>Figures are drawn only while a page is open that shows them.</remarks>
    public bool WantsFigures => Age(ref watched) < Attention && Age(ref shown) >= FigurePace;

    /// <summary>Says that somebody looks at this job now.</summary>
    public void Watch() => Volatile.Write(ref watched, Stopwatch.GetTimestamp());

    /// <summary>Counts what it told, so that readers see whether there is something new.</summary>
    public int Version { get; private set; }

    /// <summary>How long it has worked in this session.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>The history so far, thinned out.</summary>
    public HistoryTable History()
    {
        lock (gate)
            return history.Table;
    }

    /// <summary>The answer as it stood when somebody last looked; figures in the order in which they first came.</summary>
    public IReadOnlyList<SeenFigure> Figures()
    {
        lock (gate)
            return [.. figures];
    }

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (gate)
        {
            Version++;
            // A report without a row, such as the name of the next stage, does not take the numbers off the page.
            var row = value.Row.Count > 0 ? value : Latest;
            Latest = value with { Figures = [], Row = row?.Row ?? [], TotalSteps = row?.TotalSteps ?? 0 };
            history.Add(value.Row);
            if (value.Figures.Count == 0)
                return;
            Volatile.Write(ref shown, Stopwatch.GetTimestamp());
            foreach (var figure in value.Figures)
            {
                var seen = new SeenFigure(figure, Version);
                var place = figures.FindIndex(other => other.Figure.Name == figure.Name);
                if (place < 0)
                    figures.Add(seen);
                else
                    figures[place] = seen;
            }
        }
    }

    /// <summary>Puts it back into the queue.</summary>
    public void Enqueue() => Move(JobState.Queued, null);

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
            history.Clear();
            figures.Clear();
            watch.Restart();
            Move(JobState.Running, null);
            return stop.Token;
        }
    }

    /// <summary>The state that the job shall have once it has stopped.</summary>
    public JobState Wish { get; private set; } = JobState.Stopped;

    /// <summary>Asks it to stop; a job that only waits stops at once.</summary>
    /// <param name="wish">Paused, Stopped or Interrupted.</param>
    public void Halt(JobState wish)
    {
        lock (gate)
        {
            Wish = wish;
            if (State == JobState.Queued)
            {
                Move(wish, null);
            }
            else if (State is JobState.Running or JobState.Stopping)
            {
                Move(JobState.Stopping, null);
                stop!.Cancel();
            }
        }
    }

    /// <summary>Ends the work.</summary>
    /// <param name="end">Where it stands now.</param>
    /// <param name="problem">The sentence of a failure.</param>
    public void End(JobState end, string? problem = null)
    {
        watch.Stop();
        Move(end, problem);
    }

    private static TimeSpan Age(ref long moment) =>
        Volatile.Read(ref moment) is var then and not 0 ? Stopwatch.GetElapsedTime(then) : TimeSpan.MaxValue;

    private void Move(JobState next, string? problem)
    {
        lock (gate)
        {
            (State, Problem, Changed) = (next, problem, DateTimeOffset.UtcNow);
            Version++;
        }
    }
}

/// <summary>A figure of an answer that is forming.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Version">Tells two of one name apart.</param>
public sealed record SeenFigure(Figure Figure, int Version);
