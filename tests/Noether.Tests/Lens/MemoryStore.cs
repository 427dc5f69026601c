using Noether.Discovery;
using Noether.Discovery.Checkpoints;

namespace Noether.Tests.Lens;

/// <summary>Keeps checkpoints and answers in memory, as a run folder does on disk.</summary>
internal sealed class MemoryStore : IRunStore
{
    private readonly Dictionary<string, (string Identity, Checkpoint Checkpoint)> stages = [];

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    public bool Resumes { get; set; }

    /// <summary>The answers that were kept, in the order in which they were.</summary>
    public List<Answer> Kept { get; } = [];

    /// <summary>Names of the stages that have a checkpoint.</summary>
    public IReadOnlyCollection<string> Stages => stages.Keys;

    public Checkpoint? Read(string stage, string identity)
    {
        if (!Resumes || !stages.TryGetValue(stage, out var found))
            return null;
        return found.Identity == identity
            ? found.Checkpoint
            : throw new NoetherException("The checkpoint belongs to a run with other settings or other data.");
    }

    /// <summary>Called after every checkpoint; null means nothing.</summary>
    public Action? Written { get; set; }

    public void Write(string stage, string identity, Checkpoint checkpoint)
    {
        stages[stage] = (identity, checkpoint);
        Written?.Invoke();
    }

    public void Keep(Func<Answer> best) => Kept.Add(best());

    public string FolderOf(string stage) => throw new NotSupportedException();

    /// <summary>Puts other content in the place of a checkpoint.</summary>
    public void Replace(string stage, Checkpoint checkpoint) => stages[stage] = (stages[stage].Identity, checkpoint);

    /// <summary>The checkpoint of a stage, whether the run resumes or not.</summary>
    public Checkpoint this[string stage] => stages[stage].Checkpoint;
}
