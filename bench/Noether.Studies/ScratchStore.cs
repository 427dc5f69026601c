using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Runs;

namespace Noether.Studies;

/// <summary>Checkpoints of a case in its scratch folder, from which an interrupted case goes on.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ScratchStore(string folder) : IRunStore
{
    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public bool Resumes => true;

    /// <inheritdoc/>
    public Checkpoint? Read(string stage, string identity) => CheckpointFile.Read(PathOf(stage), identity);

    /// <inheritdoc/>
    public void Write(string stage, string identity, Checkpoint checkpoint) =>
        CheckpointFile.Write(PathOf(stage), identity, checkpoint);

    /// <inheritdoc/>
    /// <remarks>A case is finished or it is not: the best answer so far is nobody's.</remarks>
    public void Keep(Func<Answer> best)
    {
    }

    /// <inheritdoc/>
    public string FolderOf(string stage) => Directory.CreateDirectory(Path.Combine(folder, stage)).FullName;

    private string PathOf(string stage) => Path.Combine(folder, stage + CheckpointFile.Extension);
}
