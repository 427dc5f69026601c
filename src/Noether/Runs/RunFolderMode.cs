namespace Noether.Runs;

/// <summary>What to do with a run folder that holds something.</summary>
public enum RunFolderMode
{
    /// <summary>Refuse it.</summary>
    New,

    /// <summary>Go on with the run in it from its checkpoints.</summary>
    Resume,

    /// <summary>Remove the run in it; other files stay.</summary>
    Overwrite,
}
