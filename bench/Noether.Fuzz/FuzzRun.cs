using System.Diagnostics;

namespace Noether.Fuzz;

/// <summary>Tries many damaged files on one reader.</summary>
/// <param name="target">The reader.</param>
/// <param name="seed">Chooses the damages.</param>
public sealed class FuzzRun(FuzzTarget target, ulong seed)
{
    private static readonly TimeSpan Endless = TimeSpan.FromSeconds(60);

    private readonly Mutator mutator = new(target, seed);
    private readonly FuzzJudge judge = new(target);
    private long current;
    private long begun;
    private int turn;

    /// <summary>Told the number of every input before it is read, so that the death of the process can be explained.</summary>
    public Action<long>? Before { get; init; }

    /// <summary>Reads the whole files, which gets the reader ready. One of them at least must be read.</summary>
    /// <exception cref="InvalidOperationException">None can be read: the target is wrong.</exception>
    public void Rehearse()
    {
        var refused = new List<string>();
        foreach (var whole in target.Seeds)
        {
            try
            {
                target.Read(whole);
            }
            catch (NoetherException refusal)
            {
                refused.Add(refusal.Message);
            }
        }

        if (refused.Count == target.Seeds.Count)
            throw new InvalidOperationException($"The whole files of {target.Name} cannot be read: {refused[^1]}");
    }

    /// <summary>Tries inputs, one after the other.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="failed">Told of every failure.</param>
    public FuzzTally Run(long first, long count, Action<FuzzFailure> failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        var (counts, clock) = (new long[3], Stopwatch.StartNew());
        for (var next = first; next < first + count;)
        {
            var (from, mine) = (next, ++turn);
            Volatile.Write(ref begun, Stopwatch.GetTimestamp());
            var worker = new Thread(() => Work(from, first + count, mine, counts, failed)) { IsBackground = true, Name = target.Name };
            worker.Start();
            if (Ends(worker))
                break;
            // It is left to itself: a thread cannot be stopped.
            turn++;
            var hung = Volatile.Read(ref current);
            failed(new FuzzFailure(target.Name, hung, "It does not come to an end.", mutator.Make(hung)));
            counts[(int)FuzzVerdict.Failed]++;
            next = hung + 1;
        }

        return new FuzzTally
        {
            Inputs = counts.Sum(),
            Read = counts[(int)FuzzVerdict.Read],
            Refused = counts[(int)FuzzVerdict.Refused],
            Failed = counts[(int)FuzzVerdict.Failed],
            Seconds = clock.Elapsed.TotalSeconds,
            SlowestMilliseconds = judge.Slowest.TotalMilliseconds,
            MostMegabytes = judge.MostMemory / 1e6,
        };
    }

    private void Work(long first, long end, int mine, long[] counts, Action<FuzzFailure> failed)
    {
        for (var number = first; number < end; number++)
        {
            var input = mutator.Make(number);
            Before?.Invoke(number);
            Volatile.Write(ref begun, Stopwatch.GetTimestamp());
            Volatile.Write(ref current, number);
            var (verdict, what) = judge.Judge(input);
            if (Volatile.Read(ref turn) != mine)
                return;
            counts[(int)verdict]++;
            if (verdict == FuzzVerdict.Failed)
                failed(new FuzzFailure(target.Name, number, what, input));
        }
    }

    private bool Ends(Thread worker)
    {
        while (!worker.Join(TimeSpan.FromMilliseconds(100)))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref begun)) > Endless)
                return false;
        }

        return true;
    }
}
