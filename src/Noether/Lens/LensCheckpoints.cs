namespace Noether.Lens;

/// <summary>Where a run keeps what it needs to go on after an interruption.</summary>
/// <param name="Folder">Folder of the checkpoint files, created when needed; files are replaced atomically.</param>
/// <param name="Resume">Whether to go on from a checkpoint that is there (true) or to begin anew (false).</param>
/// <param name="Interval">Time between checkpoints while training.</param>
public sealed record LensCheckpoints(string Folder, bool Resume, TimeSpan Interval)
{
    /// <summary>Checkpoints in a folder, every 10 seconds.</summary>
    /// <param name="folder">Folder of the checkpoint files.</param>
    /// <param name="resume">Whether to go on from a checkpoint that is there.</param>
    public LensCheckpoints(string folder, bool resume) : this(folder, resume, TimeSpan.FromSeconds(10))
    {
    }
}
