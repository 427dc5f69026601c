using Noether.Discovery.Checkpoints;

namespace Noether.Discovery;

/// <summary>Where a run keeps what it needs to go on after an interruption, and the best answer so far.</summary>
public interface IRunStore
{
    /// <summary>Time that should pass between two checkpoints of an iteration.</summary>
    TimeSpan Interval { get; }

    /// <summary>
    /// The checkpoint of a stage, if the run is to go on from one and there is one that this run wrote; null otherwise.
    /// </summary>
    /// <param name="stage">Name of the stage: lower case words with dashes.</param>
    /// <param name="identity">Ties a checkpoint to data and settings; one of another identity is refused.</param>
    /// <exception cref="NoetherException">The checkpoint is damaged or belongs to another run.</exception>
    Checkpoint? Read(string stage, string identity);

    /// <summary>Keeps a checkpoint of a stage; it replaces the earlier one atomically.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="identity">Ties the checkpoint to data and settings.</param>
    /// <param name="checkpoint">What the stage needs to go on to the same bits.</param>
    /// <exception cref="NoetherException">It cannot be written.</exception>
    void Write(string stage, string identity, Checkpoint checkpoint);

    /// <summary>
    /// Keeps the best answer so far, so that a run that ends now leaves its arrays and a verdict that says that it was
    /// stopped early. Call it with every checkpoint; the verdict is turned into one of a run that was stopped.
    /// </summary>
    /// <param name="best">Makes the answer, with the verdict that it would have if it were the last.</param>
    void Keep(Func<Answer> best);

    /// <summary>
    /// A folder for what a stage keeps in files of its own, such as a journal; made when it does not exist. It goes
    /// when an earlier run is replaced.
    /// </summary>
    /// <param name="stage">Name of the stage.</param>
    string FolderOf(string stage);

    /// <summary>Whether the run is to go on from what it finds.</summary>
    bool Resumes { get; }
}
