namespace Noether.Studio.Jobs;

/// <summary>Where a run stands.</summary>
public enum JobState
{
    /// <summary>Waits for a free place.</summary>
    Queued,

    /// <summary>Works.</summary>
    Running,

    /// <summary>Was asked to pause or stop, and writes its checkpoint.</summary>
    Stopping,

    /// <summary>Paused by the user; its checkpoint is kept.</summary>
    Paused,

    /// <summary>Stopped by the user; its checkpoint is kept.</summary>
    Stopped,

    /// <summary>Cut short when the studio was stopped; its checkpoint is kept.</summary>
    Interrupted,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Has a result.</summary>
    Done,

    /// <summary>Another program works on it.</summary>
    RunningElsewhere,

    /// <summary>Without a result, and nobody works on it.</summary>
    Unfinished,

    /// <summary>Its files cannot be read.</summary>
    Broken,
}
