namespace Noether.Numerics;

/// <summary>
/// Runs fixed blocks of work on several threads. The blocks never depend on the thread count, so results do not
/// either.
/// </summary>
internal static class ParallelBlocks
{
    /// <summary>Calls <paramref name="body"/> once for each block number; returns when all are done.</summary>
    /// <param name="blocks">Number of blocks; the numbers run from 0.</param>
    /// <param name="threads">
    /// Threads to use; 1 runs in order on the caller without allocation, 0 means all processors.
    /// </param>
    /// <param name="body">The work; blocks must not write to shared data.</param>
    /// <param name="cancellationToken">Stops before the next block.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of blocks or threads.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; some blocks may not have run.</exception>
    public static void Run(int blocks, int threads, Action<int> body, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(blocks);
        var workers = Math.Min(blocks, Resolve(threads));
        if (workers <= 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                body(block);
            }

            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, blocks, options, body);
        }
        catch (AggregateException failure) when (failure.InnerExceptions.Count > 0)
        {
            // One thread or many: the caller sees the same exception.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }
    }

    /// <summary>The number of threads meant by a setting: itself, or all processors for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static int Resolve(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        return threads == 0 ? Environment.ProcessorCount : threads;
    }
}
