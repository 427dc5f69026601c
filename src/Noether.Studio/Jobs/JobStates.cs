namespace Noether.Studio.Jobs;

/// <summary>What states mean for people and for what can be done.</summary>
internal static class JobStates
{
    /// <summary>The state in words.</summary>
    public static string Words(this JobState state) => state switch
    {
        JobState.Queued => "waiting",
        JobState.Running => "running",
        JobState.Stopping => "stopping",
        JobState.Paused => "paused",
        JobState.Stopped => "stopped",
        JobState.Interrupted => "interrupted",
        JobState.Failed => "failed",
        JobState.Done => "finished",
        JobState.RunningElsewhere => "running outside the studio",
        JobState.Unfinished => "unfinished",
        _ => "unreadable",
    };

    /// <summary>Whether the studio is busy with it.</summary>
    public static bool IsActive(this JobState state) =>
        state is JobState.Queued or JobState.Running or JobState.Stopping;

    /// <summary>Whether the studio can go on with it.</summary>
    public static bool CanResume(this JobState state) =>
        state is JobState.Paused or JobState.Stopped or JobState.Interrupted or JobState.Failed;
}
