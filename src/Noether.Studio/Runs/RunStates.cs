namespace Noether.Studio.Runs;

/// <summary>What states mean for people and for what can be done.</summary>
internal static class RunStates
{
    /// <summary>The state in words.</summary>
    public static string Words(this RunState state) => state switch
    {
        RunState.Queued => "waiting",
        RunState.Running => "running",
        RunState.Stopping => "stopping",
        RunState.Paused => "paused",
        RunState.Stopped => "stopped",
        RunState.Interrupted => "interrupted",
        RunState.Failed => "failed",
        RunState.Done => "finished",
        RunState.RunningElsewhere => "running outside the studio",
        RunState.Unfinished => "unfinished",
        _ => "unreadable",
    };

    /// <summary>Whether the studio is busy with it.</summary>
    public static bool IsActive(this RunState state) =>
        state is RunState.Queued or RunState.Running or RunState.Stopping;

    /// <summary>Whether the studio can go on with it.</summary>
    public static bool CanResume(this RunState state) =>
        state is RunState.Paused or RunState.Stopped or RunState.Interrupted or RunState.Failed;
}
