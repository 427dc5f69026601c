namespace Noether.Sweeps;

/// <summary>Where a case of a sweep stands.</summary>
public enum SweepState
{
    /// <summary>Nobody has begun it.</summary>
    Waiting,

    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>It was stopped or killed, and goes on when the sweep does.</summary>
    Stopped,

    /// <summary>It ended with its answer.</summary>
    Finished,

    /// <summary>It ended with a sentence that says why there is no answer.</summary>
    Failed,
}
