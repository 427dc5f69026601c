namespace Noether.Runs;

/// <summary>Where a run stands, as status.json has it.</summary>
public enum RunState
{
    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>It ended with its answer.</summary>
    Finished,

    /// <summary>It was stopped and can go on from its checkpoints.</summary>
    Stopped,

    /// <summary>It ended with a failure; the message says which.</summary>
    Failed,
}
