using System.Diagnostics;
using Noether.Runs;

namespace Noether.Sweeps;

/// <summary>Where a case stands, as the status.json of its folder says.</summary>
/// <param name="Number">Its number in the plan, from 1.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Run">The status of its run; null where it has not begun.</param>
public sealed record SweepStatus(int Number, SweepState State, RunStatus? Run = null)
{
    /// <summary>Share of it that is done, 0 to 1.</summary>
    public double Progress => State switch
    {
        SweepState.Finished or SweepState.Failed => 1,
        SweepState.Waiting => 0,
        _ => Math.Clamp(Run?.Progress ?? 0, 0, 1),
    };

    /// <summary>The status of a run folder.</summary>
    internal static SweepStatus Of(int number, string folder, DateTimeOffset now)
    {
        if (RunStatus.Read(folder) is not { } run)
            return new(number, Directory.Exists(folder) ? SweepState.Stopped : SweepState.Waiting);
        return new(number, run.State switch
        {
            RunState.Finished => SweepState.Finished,
            RunState.Failed => SweepState.Failed,
            RunState.Running when IsAlive(run, now) => SweepState.Running,
            // Killed after the answer was written and before the status said so.
            _ when RunFolder.IsComplete(folder) => SweepState.Finished,
            _ => SweepState.Stopped,
        }, run);
    }

    // The heart of a process that was killed seems to beat for some seconds more; on this machine it is known better.
    private static bool IsAlive(RunStatus run, DateTimeOffset now)
    {
        if (!run.IsAlive(now))
            return false;
        if (run.Machine != Environment.MachineName || run.Process == Environment.ProcessId)
            return true;
        try
        {
            using var process = Process.GetProcessById(run.Process);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
