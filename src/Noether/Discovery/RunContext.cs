namespace Noether.Discovery;

/// <summary>What every run has beside data and settings.</summary>
public sealed record RunContext
{
    /// <summary>Seed of every random stream; same seed, same answer, whatever the number of threads. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Worker threads; 0 (the default) means all processors. The answer does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Wall-clock time for the whole run; null (the default) means as long as it takes. A run that it cuts short
    /// returns its best answer, and the verdict says so.
    /// </summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>
    /// Told of the progress a few times a second, from any thread; an <see cref="IRunObserver"/> can also ask to see
    /// the answer as it forms. May be null.
    /// </summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Where checkpoints and the best answer so far are kept; null means nowhere.</summary>
    public IRunStore? Store { get; init; }

    /// <summary>Stops the run: a checkpoint is kept, then OperationCanceledException is thrown.</summary>
    public CancellationToken Cancellation { get; init; }
}
