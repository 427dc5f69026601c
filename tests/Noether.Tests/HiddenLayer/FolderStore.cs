using Noether.Discovery;
using Noether.Discovery.Checkpoints;

namespace Noether.Tests.HiddenLayer;

/// <summary>A store that remembers the last answer that was kept; its folders lie in a folder of the test.</summary>
/// <param name="root">The folder.</param>
/// <param name="resumes">Whether the run goes on from what it finds.</param>
/// <param name="asked">Called when the run asks for the interval, which it does after every network.</param>
internal sealed class FolderStore(string root, bool resumes = false, Action? asked = null) : IRunStore
{
    public List<Answer> Kept { get; } = [];

    public TimeSpan Wanted { get; init; }

    public TimeSpan Interval
    {
        get
        {
            asked?.Invoke();
            return Wanted;
        }
    }

    public bool Resumes => resumes;

    public Checkpoint? Read(string stage, string identity) => null;

    public void Write(string stage, string identity, Checkpoint checkpoint) => throw new NotSupportedException();

    public void Keep(Func<Answer> best) => Kept.Add(best());

    public string FolderOf(string stage) => Directory.CreateDirectory(Path.Combine(root, stage)).FullName;
}
