using Noether.Discovery;

namespace Noether.App.Tests.Studio;

/// <summary>Work for a toy where a test is about the queue: goes on until it is let go or stopped.</summary>
internal sealed class SlowWork
{
    private readonly SemaphoreSlim go = new(0);
    private readonly Lock gate = new();
    private int atWork;

    /// <summary>The most that worked at the same time.</summary>
    public int Most { get; private set; }

    /// <summary>The threads that each was given, in the order of their starts.</summary>
    public List<int> Threads { get; } = [];

    /// <summary>Whether each found what an earlier attempt left.</summary>
    public List<bool> Resumed { get; } = [];

    /// <summary>Lets some of them end.</summary>
    public void Release(int count) => go.Release(count);

    /// <summary>Works.</summary>
    public void Run(RunContext context)
    {
        var mark = Path.Combine(context.Store!.FolderOf("work"), "mark");
        lock (gate)
        {
            Most = Math.Max(Most, ++atWork);
            Threads.Add(context.Threads);
            Resumed.Add(context.Store.Resumes && File.Exists(mark));
        }

        try
        {
            context.Progress?.Report(new RunProgress("training", 0.25)
            {
                Row = [new("step", 1), new("loss", 0.5)],
                TotalSteps = 4,
            });
            context.Store.Keep(() => ToyMethod.Answered(new ToySettings(), 9, 0));
            go.Wait(context.Cancellation);
        }
        finally
        {
            File.WriteAllText(mark, "a checkpoint");
            lock (gate)
                atWork--;
        }
    }
}
