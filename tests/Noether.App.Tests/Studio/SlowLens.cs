using Noether.App.Tests.Support;
using Noether.Data;
using Noether.Lens;

namespace Noether.App.Tests.Studio;

/// <summary>Takes the place of the lens where a test is about the queue: works until it is let go or stopped.</summary>
internal sealed class SlowLens
{
    private readonly SemaphoreSlim go = new(0);
    private readonly Lock gate = new();
    private int atWork;

    /// <summary>The most that worked at the same time.</summary>
    public int Most { get; private set; }

    /// <summary>The threads that each was given, in the order of their starts.</summary>
    public List<int> Threads { get; } = [];

    /// <summary>Whether each was told to resume.</summary>
    public List<bool> Resumed { get; } = [];

    /// <summary>Lets some of them end.</summary>
    public void Release(int count) => go.Release(count);

    /// <summary>Has the signature of the real lens.</summary>
    public LensResult Run(
        SampleSet samples, LensSettings? settings, LensCheckpoints? checkpoints, IProgress<LensProgress>? progress,
        CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Most = Math.Max(Most, ++atWork);
            Threads.Add(settings!.Threads);
            Resumed.Add(File.Exists(Path.Combine(checkpoints!.Folder, "mark")));
        }

        try
        {
            progress?.Report(new LensProgress("training", 0.25, null, new LensHistoryRow { Step = 1 }, 4));
            go.Wait(cancellationToken);
        }
        finally
        {
            File.WriteAllText(Path.Combine(checkpoints.Folder, "mark"), "a checkpoint");
            lock (gate)
                atWork--;
        }

        return QuickLens.Run(samples, settings, checkpoints, null, CancellationToken.None);
    }
}
